# cmake -DPROGRAM=… -DVALGRIND=… [-DREPORTS=ON] -P linear.cmake
#
# Work grows no faster than the input, whatever its shape. Counted in instructions, which repeat, not in seconds: from n
# to 2n parts the count may grow by d, then from 2n to 4n by 2d and a little (hash tables double, caches of patterns
# fill). A quadratic step would make that 4d.
set(shapes unknown-members near-names duplicate-members duplicate-unknown-members bad-environment-keys
  objects-of-many-members long-key-over-many-findings long-image-path escapes strings-with-an-escape white-space
  open-brackets broken-at-the-end names-that-differ-in-case files-in-a-file path-of-many-parts path-of-empty-parts
  almost-credentials almost-urls almost-private-keys utf-8-in-base64 almost-utf-8-in-base64 quotes-in-a-command)
set(n 4000)
set(full 200000)
if(REPORTS)  # of hostile_report, which does more for each part
  set(shapes "")
  foreach(format text json sarif github gitlab junit)
    foreach(payload members-on-a-line members-on-lines wide-members long-key-over-members)
      list(APPEND shapes ${format}-${payload})
    endforeach()
  endforeach()
  set(n 300)
  set(full 20000)
endif()
math(EXPR n2 "${n} * 2")
math(EXPR n4 "${n} * 4")

function(count_instructions shape parts result)
  execute_process(
    COMMAND ${VALGRIND} --tool=callgrind --callgrind-out-file=/dev/null ${PROGRAM} ${shape} ${parts}
    RESULT_VARIABLE status ERROR_VARIABLE log OUTPUT_QUIET)
  if(NOT status EQUAL 0 OR NOT log MATCHES "Collected : ([0-9]+)")
    message(FATAL_ERROR "${shape} with ${parts} parts: ${log}")
  endif()
  set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()

set(failed FALSE)
foreach(shape IN LISTS shapes)
  # At full size only the answer counts.
  execute_process(COMMAND ${PROGRAM} ${shape} ${full} RESULT_VARIABLE status OUTPUT_VARIABLE answer
    OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT status EQUAL 0)
    message(SEND_ERROR "${shape}, full size: status ${status}, ${answer}")
  endif()
  # The hash functions are drawn at random, and now and then a draw makes one of the three counts higher by a third. A
  # work that grows faster than the input does so with every draw.
  foreach(draw 1 2 3)
    count_instructions(${shape} ${n} first)
    count_instructions(${shape} ${n2} second)
    count_instructions(${shape} ${n4} third)
    math(EXPR step "${second} - ${first}")
    math(EXPR next "${third} - ${second}")
    math(EXPR limit "${step} * 26 / 10")
    message(STATUS "${shape}: +${step}, then +${next} instructions; ${answer}")
    if(NOT next GREATER limit)
      break()
    endif()
  endforeach()
  if(next GREATER limit)
    message(SEND_ERROR "${shape}: work grows faster than the input")
  endif()
endforeach()
