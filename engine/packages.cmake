# Debian packages and the source tarball, by CPack. Configure with -DCMAKE_INSTALL_PREFIX=/usr, so that the folders are those
# of the distribution; then `cpack -G DEB` and `cpack --config CPackSourceConfig.cmake`.
set(TRA_MAINTAINER "tra maintainers <tra@tra.invalid>" CACHE STRING "Who answers for the Debian packages")
set(CPACK_PACKAGE_NAME tra)
set(CPACK_PACKAGE_VENDOR tra)
set(CPACK_PACKAGE_CONTACT ${TRA_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search for archives of Vietnamese articles")
set(CPACK_STRIP_FILES ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/engine/compress_pages.cmake)
set(CPACK_COMPONENTS_ALL program)

# tra_package(COMPONENT NAME SECTION TEXT): a package with its copyright and its changes.
string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${PROJECT_BINARY_DIR}/changelog "tra (${PROJECT_VERSION}) unstable; urgency=medium\n\n\
  * What is new stands in CHANGELOG.md of the sources.\n\n -- ${TRA_MAINTAINER}  ${now}\n")
execute_process(COMMAND gzip -9nc ${PROJECT_BINARY_DIR}/changelog OUTPUT_FILE ${PROJECT_BINARY_DIR}/changelog.gz)
function(tra_package component name section text)
  string(TOUPPER ${component} key)
  set(CPACK_DEBIAN_${key}_PACKAGE_NAME ${name} PARENT_SCOPE)
  set(CPACK_DEBIAN_${key}_PACKAGE_SECTION ${section} PARENT_SCOPE)
  set(CPACK_COMPONENT_${key}_DESCRIPTION "${text}" PARENT_SCOPE)
  set(documents ${CMAKE_INSTALL_DATADIR}/doc/${name})
  install(FILES ${PROJECT_SOURCE_DIR}/engine/copyright DESTINATION ${documents} COMPONENT ${component})
  install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${documents} COMPONENT ${component})
endfunction()

set(text "tra searches archives of saved Vietnamese articles by words with or without\n\
their marks, and by facets read out of the text.")
tra_package(program tra text "${text}\nThis package has the program.")
if(TARGET tra_shared)
  get_target_property(soversion tra_shared SOVERSION)
  set(library libtra${soversion})
  set(same_library "${library} (= ${PROJECT_VERSION})")
  list(APPEND CPACK_COMPONENTS_ALL library development python)
  tra_package(library ${library} libs "${text}\nThis package has the shared library.")
  tra_package(development libtra-dev libdevel
              "${text}\nThis package has headers, static libraries, and what CMake and pkg-config read.")
  tra_package(python python3-tra python "${text}\nThis package has a module of Python over the shared library.")
  file(WRITE ${PROJECT_BINARY_DIR}/control/shlibs "libtra ${soversion} ${library} (>= ${PROJECT_VERSION})\n")
  file(WRITE ${PROJECT_BINARY_DIR}/control/triggers "activate-noawait ldconfig\n")
  set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/control/shlibs ${PROJECT_BINARY_DIR}/control/triggers)
  set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
  set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${same_library}, libboost-iostreams-dev, libicu-dev, libxxhash-dev, \
libzstd-dev, zlib1g-dev, libbrotli-dev, libarchive-dev, libgumbo-dev, libsimdjson-dev, libxml2-dev, libmimetic-dev, libyaml-dev, libcmark-dev, libstemmer-dev")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_SHLIBDEPS OFF)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.9), ${library} (>= ${PROJECT_VERSION})")
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/engine/python/tra DESTINATION lib/python3/dist-packages COMPONENT python
          FILES_MATCHING PATTERN "*.py" PATTERN "py.typed")
endif()
if(TARGET tra_sqlite)
  list(APPEND CPACK_COMPONENTS_ALL sqlite)
  tra_package(sqlite libsqlite3-mod-tra libs "${text}\nThis package has an extension that SQLite loads.")
  # What it needs is what the library needs, which dpkg-shlibdeps cannot know before that is installed.
  set(CPACK_DEBIAN_SQLITE_PACKAGE_SHLIBDEPS OFF)
  set(CPACK_DEBIAN_SQLITE_PACKAGE_DEPENDS "${same_library}, libc6, libgcc-s1, libstdc++6, libsqlite3-0 (>= 3.38)")
endif()

set(CPACK_SOURCE_GENERATOR TXZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME tra-${PROJECT_VERSION})
set(CPACK_SOURCE_IGNORE_FILES "/\\\\.git/" "/\\\\.git$" "/build[^/]*/" "/\\\\.cache/" "/\\\\.tra/" "/__pycache__/" "/_CPack_Packages/")
include(CPack)
