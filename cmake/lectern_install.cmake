# `cmake --install` puts the library where find_package(lectern) and pkg-config find it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS lectern EXPORT lectern
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" "${PROJECT_BINARY_DIR}/include/"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" PATTERN "*.in" EXCLUDE)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/THIRD-PARTY-NOTICES"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/lectern")

set(package "${CMAKE_INSTALL_LIBDIR}/cmake/lectern")
install(EXPORT lectern FILE lecternConfig.cmake NAMESPACE lectern:: DESTINATION "${package}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/lecternConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/lecternConfigVersion.cmake" DESTINATION "${package}")

# Relative to the folder of the .pc file, so that the installed tree can be moved.
file(RELATIVE_PATH LECTERN_PC_PREFIX "/root/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/root")
if(BUILD_SHARED_LIBS)
  set(LECTERN_PC_FLAGS " -DLECTERN_SHARED")
endif()
configure_file("${PROJECT_SOURCE_DIR}/cmake/lectern.pc.in" "${PROJECT_BINARY_DIR}/lectern.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/lectern.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
