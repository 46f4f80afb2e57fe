# SPDX-License-Identifier: MIT
# The Debian package (scripts/package): what goes where, and what it depends on.
include(GNUInstallDirs)
set(documents ${CMAKE_BINARY_DIR}/documents)
add_custom_target(package_documents
  COMMAND ${CMAKE_SOURCE_DIR}/packaging/documents ${documents} ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}/CHANGELOG.md ${PROJECT_VERSION}
  DEPENDS cinemarco cinemarco-sandbox VERBATIM)

file(STRINGS ${CMAKE_SOURCE_DIR}/LICENSE copyright_line REGEX "^Copyright")
string(REPLACE "Copyright (c) " "Copyright: " copyright_line "${copyright_line}")
file(READ ${CMAKE_SOURCE_DIR}/LICENSE license_text)
string(REGEX REPLACE ".*\n(Permission is.*[^\n])\n*$" "\n\\1" license_text "${license_text}")
string(REPLACE "\n\n" "\n.\n" license_text "${license_text}")
string(REPLACE "\n" "\n " license_text "${license_text}")
string(SUBSTRING "${license_text}" 1 -1 license_text)
configure_file(packaging/copyright.in generated/copyright @ONLY)
file(CONFIGURE OUTPUT generated/conffiles CONTENT "/etc/default/cinemarco\n")

install(TARGETS cinemarco cinemarco-sandbox RUNTIME DESTINATION bin)
install(FILES ${documents}/cinemarco.1.gz ${documents}/cinemarco-sandbox.1.gz DESTINATION share/man/man1)
install(FILES ${documents}/completion.bash DESTINATION share/bash-completion/completions RENAME cinemarco)
install(FILES ${documents}/completion.zsh DESTINATION share/zsh/vendor-completions RENAME _cinemarco)
install(FILES ${documents}/completion.fish DESTINATION share/fish/vendor_completions.d RENAME cinemarco.fish)
install(FILES ${CMAKE_BINARY_DIR}/generated/copyright ${documents}/changelog.gz ${documents}/CHANGELOG.md.gz
        DESTINATION share/doc/cinemarco)
install(FILES packaging/lintian DESTINATION share/lintian/overrides RENAME cinemarco)
cmake_host_system_information(RESULT release QUERY DISTRIB_VERSION_ID)
set(units /lib/systemd/system)
if(release VERSION_GREATER_EQUAL 13)  # from there on no package puts a file below the link /lib
  set(units /usr/lib/systemd/system)
endif()
install(FILES packaging/cinemarco.service DESTINATION ${units})
install(FILES packaging/cinemarco.default DESTINATION /etc/default RENAME cinemarco)

# dpkg-shlibdeps sees what the programs are linked with. It does not see what they open by themselves
# (src/net/late_library.hpp), that tables are STRICT (SQLite 3.37), and whose certificates and zones are meant.
set(depends "adduser, ca-certificates, libsqlite3-0 (>= 3.37)")
foreach(library IN ITEMS "${CURL_LIBRARY_RELEASE}" "${LIBZIP_LINK_LIBRARIES}" "${LibArchive_LIBRARY}")
  file(REAL_PATH "${library}" file)
  execute_process(COMMAND dpkg-query -S "${file}" OUTPUT_VARIABLE owner ERROR_QUIET)
  if(owner MATCHES "^([^:]+):")
    string(APPEND depends ", ${CMAKE_MATCH_1}")
  endif()
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cinemarco)
set(CPACK_PACKAGE_CONTACT "The Cinemarco authors <cinemarco@packages.debian.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "keeps the whole record of what you have watched")
set(CPACK_PACKAGE_DESCRIPTION "It mirrors what a Trakt account holds, every play, rating and watchlist
item, enriched from TMDB, into one SQLite file that is yours, and shows it
in the browser, on the command line and over HTTP.
A stand-in for both services comes along: `cinemarco demo` shows a sample
account without any key.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION video)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "${depends}")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS tzdata)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/postinst ${CMAKE_SOURCE_DIR}/packaging/prerm
    ${CMAKE_SOURCE_DIR}/packaging/postrm ${CMAKE_BINARY_DIR}/generated/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
