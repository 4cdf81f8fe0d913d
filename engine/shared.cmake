# Links libtra.so from the objects of the static libraries. It exports only the symbols in libtra.symbols. The program and
# the tests use the static libraries.
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

# Before 1.0 each minor version may break the ABI, so it is part of the soname: libtra.so.0.2.
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
  # In a sanitizer build, the program provides the sanitizer's functions.
  target_link_options(tra_shared PRIVATE -Wl,-z,undefs)
endif()
