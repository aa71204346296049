# The shared library must export exactly the functions that its header declares.
#   cmake -DLIBRARY=… -DHEADER=… -DNM=… -DREADELF=… -P exports.cmake
file(READ ${HEADER} header)
string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" header "${header}")
string(REGEX MATCHALL "RUNLINT_API[^(;]*[ *](runlint_[a-z_]+)\\(" declarations "${header}")
set(declared)
foreach(declaration IN LISTS declarations)
  string(REGEX REPLACE ".*[ *](runlint_[a-z_]+)\\($" "\\1" name "${declaration}")
  list(APPEND declared ${name})
endforeach()
list(SORT declared)
list(LENGTH declared count)
if(count LESS 20)
  message(FATAL_ERROR "only ${count} functions found in ${HEADER}: has its form changed?")
endif()

execute_process(COMMAND ${NM} --dynamic --defined-only --format=posix ${LIBRARY} OUTPUT_VARIABLE symbols
                COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" lines "${symbols}")
set(exported)
foreach(line IN LISTS lines)
  string(REGEX REPLACE "@.*| .*" "" name "${line}")
  list(APPEND exported ${name})
endforeach()
list(REMOVE_ITEM exported RUNLINT_0)  # the version node
list(SORT exported)
if(NOT exported STREQUAL declared)
  message(FATAL_ERROR "declared: ${declared}\nexported: ${exported}")
endif()

execute_process(COMMAND ${READELF} --dynamic ${LIBRARY} OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
if(NOT dynamic MATCHES "soname: \\[librunlint\\.so\\.0\\]")
  message(FATAL_ERROR "the soname is not librunlint.so.0:\n${dynamic}")
endif()
