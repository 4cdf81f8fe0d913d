# Runs an example with an empty folder, as a test does.
file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER})
execute_process(COMMAND ${PROGRAM} ${FOLDER} ${ARGUMENTS} RESULT_VARIABLE status OUTPUT_VARIABLE output)
execute_process(COMMAND ${CMAKE_COMMAND} -E echo_append "${output}")
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM}: ${status}")
endif()
