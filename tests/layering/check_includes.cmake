# Who may include whom. Run as: cmake -D SOURCE_DIR=... -P check_includes.cmake
#
# A module is a folder and the public headers that declare what it defines, so that a layer cannot be reached round
# about through include/tra. A file that no rule names may include what it likes.

# The public headers of modules that others may not know.
set(index_headers "tra/(index_writer)\\.h")
set(snapshot_headers "tra/snapshot\\.h")
set(search_headers "tra/(searcher|suggest)\\.h")
set(articles_headers "tra/(article_index|article_search|mirror|articles)\\.h")

set(third_party "unicode/|boost/|zstd|xxhash|simdjson|archive(_entry)?\\.h|gumbo|nlohmann/")
set(private_folders "(text|store|analysis|encoding|archive|index|snapshot|query|search|snippet|suggest|articles)/")
set(breaches "")

# refuse(FOLDER INCLUDE REASON [EXCEPT]): no file below FOLDER may include a name that matches the regular expression
# INCLUDE, unless it matches EXCEPT. Names are matched from their beginning.
function(refuse folder include reason)
  set(except "${ARGN}")
  file(GLOB_RECURSE files RELATIVE ${SOURCE_DIR}
       ${SOURCE_DIR}/${folder}/*.h ${SOURCE_DIR}/${folder}/*.hpp ${SOURCE_DIR}/${folder}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${SOURCE_DIR}/${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^[^<\"]*[<\"]([^>\"]*).*$" "\\1" name "${line}")
      if(except AND name MATCHES "^(${except})")
        continue()
      endif()
      if(name MATCHES "^(${include})")
        list(APPEND breaches "${file} includes ${name}: ${reason}")
      endif()
    endforeach()
  endforeach()
  set(breaches "${breaches}" PARENT_SCOPE)
endfunction()

refuse(index-format "${private_folders}" "the format knows nothing of the engine")
refuse(index-format "tra/[a-z_]*\\.h" "the format knows nothing of the engine" "tra/error\\.h")
refuse(index-format "\\.\\./" "a file is named from its module's folder")
refuse(index-format "unicode/|boost/|simdjson|gumbo|nlohmann/" "the format knows no text and no operating system")

foreach(module IN ITEMS text store analysis encoding archive query)
  refuse(engine/${module} "snapshot/|${snapshot_headers}" "${module} knows no opened index")
endforeach()
foreach(module IN ITEMS text store analysis encoding archive query snapshot)
  refuse(engine/${module} "index/|${index_headers}" "${module} does not know the writer")
  refuse(engine/${module} "(search|snippet|suggest)/|${search_headers}" "${module} does not know the search")
endforeach()
foreach(module IN ITEMS search snippet suggest)
  refuse(engine/${module} "index/|${index_headers}" "a searcher does not know the writer")
endforeach()
foreach(module IN ITEMS text store analysis index snapshot query search snippet suggest)
  refuse(engine/${module} "(encoding|archive)/" "the engine does not know the archive")
endforeach()
foreach(module IN ITEMS text store analysis encoding archive index snapshot query search snippet suggest)
  refuse(engine/${module} "articles/|${articles_headers}" "articles stand above every other room")
endforeach()
refuse(engine/store "(analysis|archive|index|snapshot|query|search)/" "storage knows no other part of the engine")
refuse(engine "cli/" "the library does not know its program")

refuse(engine/include/tra "${third_party}" "no other library's type is in a public header")
refuse(engine/include/tra "${private_folders}" "a public header needs no private one")

refuse(cli "tra/format/" "the program uses the library's public headers only")
# articles/ is a folder of cli until it is a public part of the library.
refuse(cli "${private_folders}|\\.\\./engine|engine/" "the program uses the library's public headers only" "articles/")

foreach(breach IN LISTS breaches)
  message("${breach}")
endforeach()
list(LENGTH breaches count)
if(count GREATER 0)
  message(FATAL_ERROR "${count} breaches of the layering")
endif()
