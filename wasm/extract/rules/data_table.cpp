#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

constexpr uint32_t kNever = in_navigation | in_footer | in_aside | in_form | in_control | in_dialog | in_search;
constexpr float kEnough = 0.12f;

// Whether a table says by its markup that it relates its cells: it has rows, and a header cell or a caption.
bool relates_cells(const html::Document& document, html::NodeId table) {
  uint32_t rows = 0;
  bool header = false;
  for (html::NodeId id = table + 1; id < document[table].end; ++id) {
    if (document.is_element(id, html::Tag::table)) return false;  // and so no node is looked at twice
    rows += document.is_element(id, html::Tag::tr);
    header = header || document.is_element(id, html::Tag::th) || document.is_element(id, html::Tag::caption);
  }
  return header && rows > 1;
}

}  // namespace

// A cell means nothing without its row and its column's head, so a table of data in the main text is kept as a whole
// where its cells together look like part of it; one by one, short cells look like labels.
void data_table(const Scene& scene, Verdicts& verdicts) {
  const auto& containers = scene.cut.containers;
  for (ContainerId c = 0; c < containers.size(); ++c) {
    const Container& table = containers[c];
    if (!scene.document.is_element(table.node, html::Tag::table) || !relates_cells(scene.document, table.node))
      continue;
    if ((scene.around[c].sections & kNever) == 0 && scene.inside(table.first_block, scene.region)) {
      float words = 0, promise = 0;
      for (uint32_t i = table.first_block; i < table.end_block; ++i) {
        const Block& block = scene.cut.blocks[i];
        if (block.media) continue;
        words += static_cast<float>(block.words);
        if (verdicts.kept(i))
          promise += static_cast<float>(block.words);
        else if (verdicts.open(i))
          promise += static_cast<float>(block.words) * block.score;
      }
      if (promise >= kEnough * words)
        for (uint32_t i = table.first_block; i < table.end_block; ++i)
          if (verdicts.open(i) && !scene.cut.blocks[i].media) verdicts.keep(i, Role::table);
    }
    c = table.end - 1;
  }
}

}  // namespace lectern::extract::rules
