// The meeting that an article reports: type, sides, level, ordinal, day and mode, and known sources of confusion.
#include <catch2/catch.hpp>

#include "facets_support.h"

using namespace tra;
using tra::test::facets;
using tra::test::Strings;

TEST_CASE("a political consultation with everything said", "[archive][facets]") {
  const Article a = facets("Tham khảo chính trị Việt Nam - Bulgaria lần thứ 4",
                           "Chiều 12/5, tại Sofia, Thứ trưởng Ngoại giao Đặng Văn Phúc và Thứ trưởng Ngoại giao "
                           "Bulgaria Ivan Petkov đồng chủ "
                           "trì Tham khảo chính trị lần thứ 4 giữa hai nước.",
                           "Hai bên hoan nghênh kết quả kỳ họp lần thứ 24 Ủy ban liên Chính phủ.\n"
                           "Hai bên thống nhất tổ chức Tham khảo chính trị lần thứ 5 tại Hà Nội vào năm 2026.",
                           "2025-05-13");
  CHECK(a.partner_country == Strings{"BG"});
  CHECK(a.meeting_type == Strings{"political_consultation"});
  CHECK(a.meeting_level == "deputy_minister");
  CHECK(a.meeting_ordinal == 4);
  CHECK(a.meeting_date == "2025-05-12");
  CHECK(a.meeting_mode == "in_person");
}

TEST_CASE("the number of a meeting is read in its own clause", "[archive][facets]") {
  CHECK(facets("Phiên họp lần thứ mười bảy Ủy ban hỗn hợp Việt Nam - Ấn Độ").meeting_ordinal == 17);
  CHECK(facets("Ủy ban liên Chính phủ Việt Nam - Cuba họp kỳ lần thứ XL").meeting_ordinal == 40);
  CHECK(facets("Vòng đàm phán thứ 6 giữa Việt Nam và Israel").meeting_ordinal == 6);
  CHECK_FALSE(facets("Thủ tướng hội đàm với Thủ tướng Lào", "Cuộc hội đàm diễn ra trước thềm Đại hội lần thứ XIII.")
                  .meeting_ordinal);
  CHECK_FALSE(facets("Đối thoại chiến lược Việt Nam - Pháp lần đầu tiên").meeting_ordinal);
}

TEST_CASE("a meeting that is proposed, later or earlier is not the article's", "[archive][facets]") {
  const Article invited = facets("Chủ tịch nước điện đàm, mời Tổng thống Nga thăm Việt Nam",
                                 "Chủ tịch nước Hoàng Văn Sơn hôm qua điện đàm với Tổng thống Nga Pavel Orlov.");
  CHECK(invited.meeting_type == Strings{"phone_call"});
  CHECK(invited.meeting_mode == "phone");

  const Article earlier = facets("Bộ trưởng Ngoại giao tiếp Đại sứ Hà Lan",
                                 "Bộ trưởng Ngoại giao Lê Quang Thạch hôm nay tiếp Đại sứ Hà Lan.",
                                 "Hai bên điểm lại tiến triển kể từ sau Tham vấn chính trị lần thứ 7.");
  CHECK(earlier.meeting_type == Strings{"meeting"});
  CHECK_FALSE(earlier.meeting_ordinal);
}

TEST_CASE("words that only look like a meeting", "[archive][facets]") {
  CHECK(
      facets("Giá gạo tiếp tục tăng", "Xuất khẩu gạo sang Philippines tiếp tục tăng trong quý.").meeting_type.empty());
  CHECK(facets("Bệnh viện thăm khám miễn phí", "Các bác sĩ đã thăm hỏi và tặng quà người nghèo.").meeting_type.empty());
  CHECK(facets("Thành phố tham khảo ý kiến người dân", "Sở đối thoại với doanh nghiệp về thủ tục thuế.")
            .meeting_type.empty());
}

TEST_CASE("the kind of visit", "[archive][facets]") {
  CHECK(facets("Quốc vương Campuchia thăm cấp Nhà nước Việt Nam").meeting_type == Strings{"state_visit"});
  CHECK(facets("Thủ tướng thăm hữu nghị chính thức Lào").meeting_type == Strings{"official_visit"});
  const Article exact = facets("Thủ tướng Thái Lan sắp thăm Việt Nam", "Chuyến thăm kéo dài hai ngày.",
                               "Thủ tướng Thái Lan sẽ thăm chính thức Việt Nam từ ngày 20 đến 21/12, theo thông cáo.");
  CHECK(exact.meeting_type == Strings{"official_visit"});
  CHECK(exact.meeting_date == "12-20/12-21");
}

TEST_CASE("sides", "[archive][facets]") {
  SECTION("a venue is no partner") {
    const Article a = facets("Thủ tướng gặp Thủ tướng Nhật Bản bên lề hội nghị ở Indonesia",
                             "Cuộc gặp diễn ra tại Jakarta (Indonesia).");
    CHECK(a.partner_country == Strings{"JP"});
  }
  SECTION("several partners in one list") {
    const Article a = facets("Thủ tướng gặp song phương các lãnh đạo",
                             "Thủ tướng Trần Văn Bình gặp những người đồng nhiệm Trung Quốc, Lào và Thái Lan.");
    CHECK(a.partner_country.size() == 3);
  }
  SECTION("a meeting of two other states") {
    const Article a = facets("Việt Nam hoan nghênh thượng đỉnh Mỹ - Triều lần hai", "Hà Nội được chọn làm nơi gặp.");
    CHECK(a.partner_country == Strings{"US", "KP"});
    CHECK(a.meeting_type == Strings{"summit"});
    CHECK(a.meeting_ordinal == 2);
  }
  SECTION("a name the article gives a country") {
    const Article a =
        facets("Thủ tướng tiếp ông Petrov", "Sáng nay, Thủ tướng Lê Văn Hòa tiếp ông Petrov tại trụ sở Chính phủ.",
               "Bộ trưởng Năng lượng Bulgaria Georgi Petrov cảm ơn Thủ tướng.");
    CHECK(a.partner_country == Strings{"BG"});
  }
}

TEST_CASE("level", "[archive][facets]") {
  CHECK(facets("Thứ trưởng Ngoại giao tiếp Đại sứ Ba Lan").meeting_level == "deputy_minister");
  CHECK(facets("Chủ tịch Trung Quốc thăm Việt Nam").meeting_level == "head_of_state");
  CHECK(facets("Lãnh đạo Việt Nam gặp Ngoại trưởng Ấn Độ").meeting_level == "minister");
  CHECK(facets("Ngoại trưởng Nga hội đàm với Ngoại trưởng Trung Quốc Vương Hải").meeting_level == "minister");
  CHECK(facets("Tham vấn chính trị cấp Bộ trưởng Ngoại giao Việt Nam - Lào", "Thứ trưởng Ngoại giao cùng dự.")
            .meeting_level == "minister");
  CHECK(
      facets("Đoàn cựu Tổng thống Hàn Quốc thăm Việt Nam", "Thứ trưởng Ngoại giao Hàn Quốc tháp tùng.").meeting_level ==
      "deputy_minister");
}

TEST_CASE("neighbours of a meeting give it neither number nor level nor day", "[archive][facets]") {
  const std::string title = "Ủy ban hỗn hợp Việt Nam - Maroc họp tại Rabat";
  const std::string lead = "Ngày 3/10/2023, hai Thứ trưởng Bộ Công Thương đồng chủ trì cuộc họp của Ủy ban hỗn hợp.";
  CHECK_FALSE(facets(title, lead, "Kỳ họp lần thứ 9 Ủy ban hỗn hợp sẽ diễn ra tại Hà Nội.").meeting_ordinal);
  CHECK(facets(title, lead, "Kỳ họp lần thứ 8 Ủy ban hỗn hợp diễn ra sau ba năm gián đoạn.").meeting_ordinal == 8);

  const std::string visit = "Tư lệnh Hải quân Ấn Độ thăm Việt Nam";
  CHECK(facets(visit, "Đoàn hội đàm với Thứ trưởng Bộ Quốc phòng, chào xã giao Chủ tịch nước.").meeting_level ==
        "deputy_minister");
  CHECK(facets(visit, "Đoàn chào xã giao Chủ tịch nước.").meeting_level == "head_of_state");

  CHECK(facets("Tổng thống Peru thăm cấp Nhà nước tới Việt Nam",
               "Chiều 22/5/2024, Tổng thống Peru, đang thăm cấp Nhà nước tới Việt Nam, gặp báo chí.",
               "Chuyến thăm cấp Nhà nước diễn ra từ ngày 21 đến ngày 24/5/2024.")
            .meeting_date == "2024-05-21/2024-05-24");
}

TEST_CASE("a year is resolved or refused, never guessed", "[archive][facets]") {
  const std::string title = "Thứ trưởng Ngoại giao hội đàm với Thứ trưởng Ngoại giao Ai Cập";
  const std::string lead = "Chiều 20/12, Thứ trưởng Ngoại giao hội đàm với Thứ trưởng Ngoại giao Ai Cập.";
  CHECK(facets(title, lead).meeting_date == "12-20");
  CHECK(facets(title, lead, {}, "2024-12-21").meeting_date == "2024-12-20");
  CHECK(facets(title, lead, {}, "2025-01-03").meeting_date == "2024-12-20");
  CHECK(facets(title, lead, "Trong 11 tháng đầu năm 2023, thương mại tăng.").meeting_date == "2023-12-20");
  CHECK(facets(title, "Hôm nay, Thứ trưởng Ngoại giao hội đàm với Thứ trưởng Ngoại giao Ai Cập.").meeting_date.empty());
}

TEST_CASE("form", "[archive][facets]") {
  CHECK(facets("Bộ trưởng Ngoại giao Việt Nam - Chile hội đàm trực tuyến").meeting_mode == "online");
  CHECK(facets("Ủy ban hỗn hợp Việt Nam - Chile", "Kỳ họp diễn ra theo hình thức trực tiếp kết hợp trực tuyến.")
            .meeting_mode == "hybrid");
  CHECK(facets("Tham vấn chính trị Việt Nam - Chile lần thứ 3",
               "Khác với kỳ trước phải họp trực tuyến, hai đoàn gặp nhau tại Santiago.")
            .meeting_mode == "in_person");
}

TEST_CASE("what the input says is kept", "[archive][facets]") {
  Article a;
  a.title = "Thủ tướng hội đàm với Thủ tướng Lào";
  a.partner_country = {"KH"};
  a.meeting_ordinal = 3;
  std::vector<FacetEvidence> why;
  tra::test::extractor().extract(a, &why);
  CHECK(a.partner_country == Strings{"KH"});
  CHECK(a.meeting_ordinal == 3);
  CHECK(a.meeting_type == Strings{"talks"});
  for (const FacetEvidence& w : why) {
    CHECK(w.facet != "partner_country");
    CHECK_FALSE(w.rule.empty());
    CHECK(w.sentence == a.title);
  }
}

TEST_CASE("the tail gives no facets", "[archive][facets]") {
  Article a;
  a.title = "Thủ tướng hội đàm với Thủ tướng Lào";
  a.tail = "Đối thoại chiến lược Việt Nam - Pháp lần thứ 9, ngày 3/4/2022";
  tra::test::extractor().extract(a);
  CHECK(a.countries_mentioned == Strings{"LA"});
  CHECK_FALSE(a.meeting_ordinal);
  CHECK(a.meeting_date.empty());
}
