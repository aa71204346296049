# cmake -DPROGRAM=… -DVALGRIND=… [-DREPORTS=ON | -DYAML=ON | -DYAML_CHECKS=ON] -P complexity.cmake
#
# Checks that work is linear in the input for every shape. Counts instructions, which are reproducible, not seconds: if
# the count grows by d from n to 2n parts, it may grow by 2d and a little from 2n to 4n (hash tables double, caches of
# patterns fill). Quadratic work would make that 4d.
set(shapes unknown-members near-names duplicate-members duplicate-unknown-members bad-environment-keys
  sizes-that-need-notes
  objects-of-many-members long-key-over-many-findings long-image-path escapes strings-with-an-escape comments commas-and-comments trailing-commas
  single-quotes foreign-literals names-without-quotes conflict-markers synonyms white-space
  open-brackets broken-at-the-end names-that-differ-in-case files-in-a-file path-of-many-parts path-of-empty-parts
  nodes nodes-in-nodes kinds-after-specs conditions references almost-references template-as-payload
  almost-credentials almost-urls almost-private-keys almost-passwords
  almost-options almost-settings text-in-base64 utf-8-in-base64 almost-utf-8-in-base64 quotes-in-a-command)
set(n 4000)
set(full 200000)
if(REPORTS)  # of adversarial_report, which does more for each part
  set(shapes "")
  foreach(format text json sarif github gitlab junit)
    foreach(payload members-on-a-line members-on-lines wide-members long-key-over-members)
      list(APPEND shapes ${format}-${payload})
    endforeach()
  endforeach()
  set(n 300)
  set(full 20000)
endif()
if(YAML_CHECKS)  # of adversarial_yaml_check
  set(shapes members flow-members items variables ambiguous ambiguous-keys comments comments-before-an-alias
    literal-block plain-lines quoted-lines anchors aliases object-again large-objects-again merges
    nodes-that-need-notes node-used-again broken-at-the-end open-brackets dashes)
endif()
if(YAML)  # of adversarial_yaml
  set(shapes members items flow-members open-brackets nested-sequences nested-mappings aliases merges anchors plain-lines
    quoted-lines block-lines escapes comments blank-lines long-key tags ambiguous broken-at-the-end wrong-indentation
    unclosed-quote digits numbers-in-sixties)
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
  # At full size only the status is checked.
  execute_process(COMMAND ${PROGRAM} ${shape} ${full} RESULT_VARIABLE status OUTPUT_VARIABLE answer
    OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT status EQUAL 0)
    message(SEND_ERROR "${shape}, full size: status ${status}, ${answer}")
  endif()
  # Hash functions are seeded at random, and some seeds raise one of the three counts by a third. Superlinear work fails
  # with every seed.
  foreach(seed 1 2 3)
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
