// The version of these headers, for C and C++. The version of the library that runs is that of tra_version() (tra/c.h).
#pragma once

#define TRA_VERSION_MAJOR 0
#define TRA_VERSION_MINOR 1
#define TRA_VERSION_PATCH 0
// One number that grows with the version: 1002003 is 1.2.3.
#define TRA_VERSION_NUMBER (TRA_VERSION_MAJOR * 1000000 + TRA_VERSION_MINOR * 1000 + TRA_VERSION_PATCH)
#define TRA_VERSION_STRING "0.1.0"
