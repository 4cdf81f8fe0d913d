// The program tra-index: the commands of tra that need the readers of archives. tra starts it.
#include "commands/commands.h"
#include "output/sync_report.h"
#include "program.h"

namespace tra::cli {
namespace {

constexpr Runner runners[] = {
    // A sync whose options are refused still writes its report, because a nightly job reads it.
    {"sync", run_sync, report_refusal},
    {"add", run_add},
    {"delete", run_delete},
    {"forget", run_forget},
    {"import", run_import},
    {"repair", run_repair},
    {"upgrade", run_upgrade},
    {"formats", run_formats},
    {"plan", run_plan},
    {"count", run_count},
    {"build", run_build},
};

}  // namespace
}  // namespace tra::cli

int main(int count, char** values) { return tra::cli::run_program({tra::cli::runners}, count, values); }
