# SPDX-License-Identifier: MIT
# cinemarco_embed_migrations(TARGET): db/migrations/*.sql as a table of {name, sql} in the binary.
function(cinemarco_embed_migrations target)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/db/migrations/*.sql)
  list(SORT files)
  set(MIGRATIONS "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME_WE)
    file(READ ${file} sql)
    string(APPEND MIGRATIONS "    {\"${name}\", R\"sql(${sql})sql\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/migrations.cpp CONTENT
"// Generated from db/migrations by cmake/embed.cmake.
#include \"store/migrations.hpp\"

namespace cinemarco::store {
std::span<const Migration> embedded_migrations() {
  static constexpr Migration kMigrations[] = {
@MIGRATIONS@  };
  return kMigrations;
}
}  // namespace cinemarco::store
" @ONLY)
  get_target_property(type ${target} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/generated/migrations.cpp)
  endif()
endfunction()
