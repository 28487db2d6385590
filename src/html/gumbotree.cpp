// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/gumbotree.h"

#include <csetjmp>
#include <cstdlib>
#include <new>
#include <vector>

namespace courant::html {

class GumboTree::Arena
{
public:
    explicit Arena(size_t budget) : m_budget(budget) {}
    ~Arena()
    {
        for (void *block : m_blocks)
            std::free(block);
    }
    Q_DISABLE_COPY_MOVE(Arena)

    /// Never returns null: the parser does not check. Jumps out when the budget is used up.
    void *allocate(size_t size)
    {
        size = (size + 15) & ~size_t(15);
        if (size > m_left)
            grow(size);
        void *memory = m_next;
        m_next += size;
        m_left -= size;
        return memory;
    }

    std::jmp_buf exhausted;

private:
    void grow(size_t size)
    {
        const size_t block = std::max(size, m_blocks.empty() ? FirstBlock : Block);
        char *memory = m_used + block > m_budget ? nullptr : static_cast<char *>(std::malloc(block));
        if (!memory)
            std::longjmp(exhausted, 1);
        m_blocks.push_back(memory);
        m_used += block;
        m_next = memory;
        m_left = block;
    }

    static constexpr size_t FirstBlock = 64 * 1024;
    static constexpr size_t Block = 1024 * 1024;
    size_t m_budget;
    size_t m_used = 0;
    size_t m_left = 0;
    char *m_next = nullptr;
    std::vector<void *> m_blocks;
};

GumboTree::GumboTree(const QByteArray &utf8)
    : m_arena(std::make_unique<Arena>(size_t(96) * 1024 * 1024 + size_t(utf8.size()) * 8))
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void *arena, size_t size) { return static_cast<Arena *>(arena)->allocate(size); };
    options.deallocator = [](void *, void *) {};
    options.userdata = m_arena.get();
    options.max_errors = 0;
    // As a fragment there are no quirks, no frameset, and nothing moves into a head.
    options.fragment_context = GUMBO_TAG_BODY;
    // Over C frames only: no destructor is skipped.
    if (setjmp(m_arena->exhausted) == 0)
        m_root = gumbo_parse_with_options(&options, utf8.constData(), size_t(utf8.size()))->root;
    else
        m_root = nullptr;
}

GumboTree::~GumboTree() = default;

} // namespace courant::html
