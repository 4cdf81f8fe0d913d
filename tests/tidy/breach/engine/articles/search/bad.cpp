// Includes what stands beside or above it. Not compiled.
#include "articles/mirror/claims.h"
