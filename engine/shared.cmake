# libtra.so: the objects of the static libraries linked once more, exporting what libtra.symbols lists and nothing else.
# The program and the tests are linked with the static libraries all the same.
set(parts tra_format tra_engine tra_archive tra_c)
foreach(part IN LISTS parts)
  list(APPEND objects $<TARGET_OBJECTS:${part}>)
endforeach()
add_library(tra_shared SHARED ${objects})
add_library(tra::tra ALIAS tra_shared)
if(BUILD_SHARED_LIBS)
  foreach(part IN ITEMS engine archive c)
    add_library(tra::${part} ALIAS tra_shared)
  endforeach()
endif()

set(symbols_file ${CMAKE_CURRENT_SOURCE_DIR}/libtra.symbols)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${symbols_file})
file(STRINGS ${symbols_file} symbols REGEX "^[A-Za-z_]")
list(JOIN symbols ";\n    " symbols)
set(version_script ${CMAKE_CURRENT_BINARY_DIR}/libtra.map)
file(CONFIGURE OUTPUT ${version_script} @ONLY
     CONTENT "TRA_@PROJECT_VERSION_MAJOR@ {\n  global:\n    @symbols@;\n  local: *;\n};\n")

# Before 1.0 a minor version may break the ABI, and so has a number of its own: libtra.so.0.1.
set(soversion ${PROJECT_VERSION_MAJOR})
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(soversion ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
endif()
set_target_properties(tra_shared PROPERTIES
  OUTPUT_NAME tra EXPORT_NAME tra LINKER_LANGUAGE CXX VERSION ${PROJECT_VERSION} SOVERSION ${soversion}
  LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR} LINK_DEPENDS ${version_script})
target_include_directories(tra_shared INTERFACE
  $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/index-format/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(tra_shared INTERFACE cxx_std_20)
target_link_options(tra_shared PRIVATE -Wl,--version-script=${version_script} -Wl,--no-undefined -Wl,--as-needed)
target_link_libraries(tra_shared PRIVATE $<BUILD_INTERFACE:tra_build_options> ${archive_needs} Threads::Threads)
if(TRA_SANITIZE)
  # A shared library leaves the sanitizer's own functions to the program.
  target_link_options(tra_shared PRIVATE -Wl,-z,undefs)
endif()
