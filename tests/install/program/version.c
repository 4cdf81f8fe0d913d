/* A program of C that uses the installed library: succeeds when header and library are of one version. */
#include <string.h>
#include <tra/c.h>

int main(void) { return strcmp(tra_version(), TRA_VERSION_STRING) != 0 || tra_version_number() != TRA_VERSION_NUMBER; }
