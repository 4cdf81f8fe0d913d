// Includes all of tra::engine; tra/articles.h also includes tra::archive.
#pragma once

#include "tra/analyzer.h"
#include "tra/collation.h"
#include "tra/directory.h"
#include "tra/document.h"
#include "tra/error.h"
#include "tra/expansion.h"
#include "tra/index_writer.h"
#include "tra/query.h"
#include "tra/query_parser.h"
#include "tra/repair.h"
#include "tra/schema.h"
#include "tra/searcher.h"
#include "tra/snapshot.h"
#include "tra/suggest.h"
#include "tra/terms.h"
