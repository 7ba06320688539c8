#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::write {

/// The blocks of a Markdown text while it is written: each line begins with the prefixes of the quotations and list
/// items around it.
class MarkdownBlocks {
 public:
  /// Begins a block, below an empty line unless it is `tight`. The first block of a container is on the line of its
  /// marker, and the container says whether that line is tight.
  void begin(bool tight);
  /// Appends a line or the rest of one.
  void write(std::string_view text) { out_ += text; }
  /// Appends lines that "\n" separates.
  void write_lines(std::string_view text);
  /// Writes a block of lines, below an empty line.
  void block(std::string_view lines);

  /// Opens a container: its marker is written before the next line, and its indent before those after it. The line is
  /// tight if all containers that begin on it are.
  void push(std::string_view marker, std::string_view indent, bool tight);
  /// Closes it. If it has no block, nothing of it is written.
  void pop();

  /// Whether a container was opened and has no block yet.
  bool is_lead_due() const { return lead_due_; }
  /// How many containers are open.
  size_t depth() const { return containers_.size(); }
  /// The bytes written so far.
  size_t size() const { return out_.size(); }
  /// Takes the text.
  std::string take() { return std::move(out_); }

 private:
  struct Container {
    size_t prefix;  // sizes of the line prefix and of what was due before it; npos where nothing was
    size_t lead;
  };

  std::string out_;
  std::string prefix_;      // what each line starts with
  std::string gap_prefix_;  // the same for an empty line before the next block
  std::string lead_;        // what the next line starts with instead: markers of items and quotations that begin there
  bool lead_due_ = false;
  bool lead_tight_ = false;
  std::vector<Container> containers_;
};

}  // namespace lectern::write
