# Fails where the shared LIBRARY exports other functions of ours than those of include/lectern/, or of nlohmann_json.
execute_process(COMMAND "${NM}" -DC --defined-only "${LIBRARY}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" symbols "${symbols}")
list(FILTER symbols INCLUDE REGEX "lectern::|nlohmann::")
# Instances of the standard library's templates belong to everybody.
list(FILTER symbols EXCLUDE REGEX " [A-Za-z] (void |bool |[a-z ]*)?std::")
set(public "${symbols}")
list(FILTER public INCLUDE REGEX
  " T lectern::(name|kind|parse|is_readable|explain|join|present|present_json|to_[a-z]+|IncomingPage::[~A-Za-z_=]+|Tree::[a-z_]+)(\\[abi:cxx11\\])?\\(")
list(LENGTH public count)
if(count LESS 20)
  message(FATAL_ERROR "${LIBRARY} exports only ${count} of the public functions")
endif()
list(REMOVE_ITEM symbols ${public})
list(FILTER symbols EXCLUDE REGEX "IncomingPage::operator=")
if(symbols)
  list(JOIN symbols "\n" symbols)
  message(FATAL_ERROR "${LIBRARY} exports what no header declares:\n${symbols}")
endif()
