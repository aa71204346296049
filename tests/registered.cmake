# Fails the configuration if a source of the current folder has no target of its name: a test that is not registered
# never runs. Call it after the targets are declared.
function(runlint_require_registered pattern)
  file(GLOB sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${pattern})
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    if(NOT TARGET ${name})
      message(FATAL_ERROR "${source} is not registered: add a line for it to ${CMAKE_CURRENT_LIST_DIR}/CMakeLists.txt")
    endif()
  endforeach()
endfunction()
