# glimmer_embed_migrations(<out.cc> <namespace> <function> <header> <file.sql>...)
# Writes a source file whose function returns the texts in order of their numbers.
function(glimmer_embed_migrations out namespace function header)
  set(entries "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME_WE)
    string(REGEX MATCH "^[0-9]+" digits ${name})
    math(EXPR number "1${digits} - 10000")
    file(READ ${file} text)
    string(APPEND entries "    {${number}, \"${name}\", R\"sql(${text})sql\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${out} CONTENT "#include \"${header}\"

namespace ${namespace} {

absl::Span<const sql::Migration> ${function}() {
  static constexpr sql::Migration kMigrations[] = {
${entries}  };
  return kMigrations;
}

}  // namespace ${namespace}
" @ONLY)
endfunction()
