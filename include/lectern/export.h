#pragma once

/// Marks what the shared library exports; everything else in it is hidden. LECTERN_SHARED is defined for its users by
/// the CMake target and by pkg-config, LECTERN_BUILDING by its own build.
#if !defined(_WIN32)
#define LECTERN_API __attribute__((visibility("default")))
#elif !defined(LECTERN_SHARED)
#define LECTERN_API
#elif defined(LECTERN_BUILDING)
#define LECTERN_API __declspec(dllexport)
#else
#define LECTERN_API __declspec(dllimport)
#endif
