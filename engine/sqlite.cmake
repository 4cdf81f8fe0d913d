# tra_sqlite.so, which SQLite loads: built where sqlite3ext.h is found, linked with libtra.so.
find_path(SQLITE_EXTENSION_INCLUDE sqlite3ext.h)
if(NOT SQLITE_EXTENSION_INCLUDE)
  message(STATUS "No sqlite3ext.h: the extension of SQLite is not built")
  return()
endif()
tra_room_sources(sqlite_sources sqlite)
add_library(tra_sqlite MODULE ${sqlite_sources})
set_target_properties(tra_sqlite PROPERTIES
  PREFIX "" CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}
  INSTALL_RPATH "$ORIGIN/..")
target_include_directories(tra_sqlite PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${SQLITE_EXTENSION_INCLUDE})
target_link_libraries(tra_sqlite PRIVATE tra_shared tra_build_options)
if(TRA_INSTALL)
  install(TARGETS tra_sqlite LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/tra COMPONENT sqlite)
endif()
