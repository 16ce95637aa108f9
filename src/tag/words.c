#include "words.h"

#include "src/tag/words.inc" /* word_hashes, word_kinds, word_kind_list, word_displacements */

uint16_t word_find(uint64_t hash) {
    const uint32_t slot = word_slot(hash, word_displacements[word_bucket(hash)]);
    return word_hashes[slot] == hash ? (uint16_t)slot : 0;
}
