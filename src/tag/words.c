#include "words.h"

#include "src/tag/words.inc" /* word_slots, word_kind_list, word_displacements */

uint16_t word_find(uint64_t hash) {
    const uint64_t spread = word_spread(hash, word_displacements[word_bucket(hash)]), slot = spread >> WORD_REST;
    return (word_slots[slot] ^ spread << (64 - WORD_REST)) >> (64 - WORD_REST) ? 0 : (uint16_t)slot;
}

/* Undone from the last step back: a displacement is below the bits that name its bucket. */
uint64_t word_hash_of(uint16_t word) {
    const uint64_t spread = (uint64_t)word << WORD_REST | word_slots[word] >> (64 - WORD_REST);
    const uint64_t hash = spread * 0xCFEE444D8B59A89Bu /* times the factor of word_spread it is 1 */;
    return word ? hash ^ word_displacements[word_bucket(hash)] : 0;
}
