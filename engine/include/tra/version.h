/* The version of these headers, for C and C++. tra_version() (tra/c.h) returns that of the library in use. */
#pragma once

#define TRA_VERSION_MAJOR 0
#define TRA_VERSION_MINOR 2
#define TRA_VERSION_PATCH 0
/* The version as one number: 1002003 is 1.2.3. */
#define TRA_VERSION_NUMBER (TRA_VERSION_MAJOR * 1000000 + TRA_VERSION_MINOR * 1000 + TRA_VERSION_PATCH)
#define TRA_VERSION_STRING "0.2.0"
