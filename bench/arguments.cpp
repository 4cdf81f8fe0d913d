#include "arguments.h"

#include <boost/program_options.hpp>
#include <iostream>

#include "tra/error.h"

namespace tra::bench {

namespace po = boost::program_options;

bool parse_arguments(int count, char** values, const std::string& synopsis, Arguments& arguments) {
  po::options_description shown("Options");
  shown.add_options()("help,h", "show this")                                                                    //
      ("k", po::value(&arguments.k), "hits of a query (10)")                                                    //
      ("repeat", po::value(&arguments.repeat), "timed passes over the queries (5)")                             //
      ("threads", po::value(&arguments.threads), "threads; with queries also measures queries a second")        //
      ("within", po::value(&arguments.within), "threads of one search, over the segments")                      //
      ("count", po::bool_switch(&arguments.count), "count the matches exactly, do not rank")                    //
      ("limit", po::value(&arguments.limit), "only the first so many queries")                                  //
      ("dump", po::value(&arguments.dump), "write QID, rank, line of the corpus from 0, score")                 //
      ("memory", po::value(&arguments.memory), "the writer's budget in MiB")                                    //
      ("order", po::value(&arguments.merge_order), "of the documents: keep (as in the corpus), date or graph")  //
      ("segments", po::bool_switch(&arguments.segments), "do not merge the index into one segment")             //
      ("fields", po::bool_switch(&arguments.fields), "give each article the fields of bench_fields.h")          //
      ("every", po::value(&arguments.every), "begin a segment with every so many articles, keep them")          //
      ("erase", po::bool_switch(&arguments.erase), "remove 30 % of the articles from the finished index")       //
      ("sort", po::value(&arguments.sort), "sort by scattered or rising, greatest first")                       //
      ("facet", po::value(&arguments.facet), "also count the values of topic or name, ten at most")             //
      ("total", po::bool_switch(&arguments.total), "also count the matches exactly")                            //
      ("where", po::value(&arguments.where), "filter every query: share=VALUE, scattered=A..B or rising=A..B")  //
      ("shape", po::value(&arguments.shape),
       "make queries into all, or_of_ands, and_of_ors, and_not, phrase_and or slop")            //
      ("stored", po::bool_switch(&arguments.stored), "keep the text in the index")              //
      ("plain", "runs of letters and digits, plain BM25: as the other engines (the default)")   //
      ("vietnamese", po::bool_switch(&arguments.vietnamese), "tra's own analysis and ranking")  //
      ("without", po::value(&arguments.without),
       "of its ranking: accents, near, opening, pairs, passages or compounds");
  po::options_description all;
  all.add(shown).add_options()("words", po::value(&arguments.words));
  po::positional_options_description words;
  words.add("words", -1);
  try {
    po::variables_map given;
    po::store(po::command_line_parser(count, values).options(all).positional(words).run(), given);
    po::notify(given);
    if (given.count("help") != 0) {
      std::cout << "usage: " << synopsis << "\n\n" << shown;
      return false;
    }
  } catch (const po::error& error) {
    throw Error(ErrorCode::invalid_argument, error.what());
  }
  if (arguments.repeat == 0 || arguments.threads == 0)
    throw Error(ErrorCode::invalid_argument, "--repeat and --threads must be at least 1");
  return true;
}

}  // namespace tra::bench
