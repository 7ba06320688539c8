message(FATAL_ERROR "Lectern included its parent's ${CMAKE_CURRENT_LIST_FILE}.")
