# `cmake --install` puts the library where find_package(lectern) finds it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS lectern EXPORT lectern ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/THIRD-PARTY-NOTICES"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/lectern")

set(package "${CMAKE_INSTALL_LIBDIR}/cmake/lectern")
install(EXPORT lectern FILE lecternConfig.cmake NAMESPACE lectern:: DESTINATION "${package}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/lecternConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/lecternConfigVersion.cmake" DESTINATION "${package}")
