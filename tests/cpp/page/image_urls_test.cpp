// What the addresses of pictures tell.

#include "page/image_urls.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <utility>

namespace lectern::page {
namespace {

TEST(ImageUrls, WidthsAreReadFromThem) {
  for (const auto& [url, width] : std::initializer_list<std::pair<const char*, uint32_t>>{
           {"https://a.example/p.jpg?w=640&q=75", 640},
           {"https://a.example/fit-in/640x480/p.jpg", 640},
           {"https://a.example/p-640x480.jpg", 640},
           {"https://a.example/w_640,h_480/p.jpg", 640},
           {"https://a.example/p_640x.jpg", 640},
           {"https://a.example/w640/p.jpg", 640},
           {"https://a.example/crop/1913x1080/resize/640x360/p.jpg", 640},
           {"https://a.example/p-1920x1080.png?resize=640%2C360", 640},
           {"https://a.example/2024/05/123456.jpg", kUsualWidth},
           {"https://a.example/id/640/p.jpg", kUsualWidth},
       })
    EXPECT_EQ(width_in_url(url), width) << url;
}

TEST(ImageUrls, APictureHasOneNameInAllItsSizes) {
  for (const char* url : {"https://a.example/f/photo.jpg", "photo-640x480.png", "/f/photo_1200w.webp?w=300&h=200#top",
                          "/w640/photo-large.jpg", "photo-scaled-300x200.jpg"})
    EXPECT_EQ(picture_name(url), "photo") << url;
  EXPECT_EQ(picture_name("/f/photo-621866810.jpg"), "photo-621866810");
  EXPECT_EQ(picture_name(""), "");
}

}  // namespace
}  // namespace lectern::page
