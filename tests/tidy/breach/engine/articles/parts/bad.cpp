// Includes what stands beside or above it. Not compiled.
#include "articles/search/request.h"
