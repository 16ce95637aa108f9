#include "words.h"

#include "src/tag/words.inc" /* word_slots, word_kind_list, word_displacements */

/* Undone from the last step back: a displacement is below the bits that name its bucket. */
uint64_t word_hash_of(uint16_t word) {
    const uint64_t spread = (uint64_t)word << WORD_REST | word_slots[word] >> (64 - WORD_REST);
    const uint64_t hash = spread * 0xCFEE444D8B59A89Bu /* times the factor of word_spread it is 1 */;
    return word ? hash ^ word_displacements[word_bucket(hash)] : 0;
}
