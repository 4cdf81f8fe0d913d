// Tables of the eight-bit Vietnamese encodings used before Unicode: the upper 128 code points of each.
#pragma once

#include <string_view>

namespace tra::analysis {

// Windows-1252, as which the other encodings are often misread. Its five unassigned bytes map to the same code points.
inline constexpr std::u32string_view kWindows1252 =
    U"€\201‚ƒ„…†‡ˆ‰Š‹Œ\215Ž\217\220‘’“”•–—˜™š›œ\235žŸ"
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    U"àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

// TCVN 5712-2:1993 as used by the ABC fonts (TCVN3). Toned capitals are drawn by separate fonts and decode to small
// letters. Below A1 the fonts have the punctuation of Windows-1252.
inline constexpr std::u32string_view kTcvn3 =
    U"€\201‚ƒ„…†‡ˆ‰Š‹Œ\215Ž\217\220‘’“”•–—˜™š›œ\235žŸ"
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    U"ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

// VISCII (RFC 1456). Six capitals are encoded as control characters, see viscii_control().
inline constexpr std::u32string_view kViscii =
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    U"ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    U"àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

// VPS (Vietnamese Professionals Society). Unassigned bytes are as in Windows-1252.
inline constexpr std::u32string_view kVps =
    U"ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    U"\u00A0ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    U"ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺß"
    U"àáâãảạăçèéêẽìíîĩẴĐòóôõöƠụùúủüỶẼỳ";

static_assert(kWindows1252.size() == 128 && kTcvn3.size() == 128 && kViscii.size() == 128 && kVps.size() == 128);

constexpr char32_t viscii_control(unsigned char byte) {
  switch (byte) {
    case 0x02:
      return U'\u1EB2';
    case 0x05:
      return U'\u1EB4';
    case 0x06:
      return U'\u1EAA';
    case 0x14:
      return U'\u1EF6';
    case 0x19:
      return U'\u1EF8';
    case 0x1E:
      return U'\u1EF4';
    default:
      return byte;
  }
}

}  // namespace tra::analysis
