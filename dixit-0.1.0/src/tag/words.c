#include "words.h"

#include "src/tag/words.inc" /* word_list, WORD_INDEX_BITS, word_index */

uint16_t word_find(uint64_t hash) {
    uint32_t bucket = (uint32_t)(hash >> (64 - WORD_INDEX_BITS));
    for (uint32_t i = word_index[bucket], end = word_index[bucket + 1]; i < end; i++)
        if (word_list[i].hash == hash) return (uint16_t)i;
    return 0;
}
