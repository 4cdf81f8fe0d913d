# Installs the files that find_package(tra) and pkg-config read. A program that links a static library must also link the
# libraries listed there. The shared library contains or loads all of them.
install(DIRECTORY include/tra DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development FILES_MATCHING PATTERN "*.h")
set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/tra)
install(EXPORT tra_static NAMESPACE tra:: FILE traStaticTargets.cmake DESTINATION ${config_folder} COMPONENT development)
if(TARGET tra_shared)
  install(TARGETS tra_shared EXPORT tra_shared
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development)
  install(EXPORT tra_shared NAMESPACE tra:: FILE traSharedTargets.cmake DESTINATION ${config_folder} COMPONENT development)
endif()

configure_package_config_file(tra-config.cmake.in tra-config.cmake INSTALL_DESTINATION ${config_folder})
write_basic_package_version_file(tra-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/tra-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/tra-config-version.cmake
        DESTINATION ${config_folder} COMPONENT development)

# tra_pkg_config(NAME LINE...): installs a pkg-config file whose folders are relative to its own location.
set(pc_folder ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH pc_to_prefix /${pc_folder} /)
function(tra_pkg_config name)
  list(JOIN ARGN "\n" pc_libraries)
  configure_file(tra.pc.in ${name}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc DESTINATION ${pc_folder} COMPONENT development)
endfunction()
if(stemmer)
  set(pc_stemmer "-lstemmer ")
endif()
foreach(part IN ITEMS c archive engine format)
  string(APPEND pc_hidden "-Wl,--exclude-libs,libtra_${part}.a ")
endforeach()
set(static_lines "Requires: icu-i18n icu-uc libxxhash libzstd zlib libbrotlidec libarchive gumbo libxml-2.0 yaml-0.1 libcmark simdjson"
                 "Libs: -L\${libdir} ${pc_hidden}-ltra_c -ltra_archive -ltra_engine -ltra_format -lboost_iostreams -lmimetic ${pc_stemmer}-pthread")
tra_pkg_config(tra-static ${static_lines})
if(TARGET tra_shared)
  tra_pkg_config(tra "Libs: -L\${libdir} -ltra")
else()
  tra_pkg_config(tra ${static_lines})
endif()
