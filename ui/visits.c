#include "visits.h"
#include <string.h>

static bool same_point(struct visit a, struct visit b) {
    return a.entry == b.entry && a.page == b.page && a.point == b.point;
}

static void put(struct visits *visits, struct visit here) {
    if (visits->now == VISITS_MAX) {
        memmove(visits->at, visits->at + 1, (VISITS_MAX - 1) * sizeof *visits->at);
        visits->now--;
    }
    visits->at[visits->now] = here;
}

void visits_leave(struct visits *visits, struct visit here) {
    visits->before = here;
    visits->jumped = true;
    if (!visits->now || !same_point(visits->at[visits->now - 1], here)) {
        put(visits, here);
        visits->now++;
    }
    visits->n = visits->now;
}

bool visits_back(struct visits *visits, struct visit here, struct visit *to) {
    if (!visits->now) return false;
    bool new_place = visits->now == visits->n;
    if (new_place && same_point(visits->at[visits->now - 1], here)) {
        visits->now--; /* nobody moved since */
        if (!visits->now) return false;
    } else {
        put(visits, here);
        if (new_place) visits->n = visits->now + 1;
    }
    *to = visits->at[--visits->now];
    return true;
}

bool visits_forward(struct visits *visits, struct visit here, struct visit *to) {
    if (visits->now + 1 >= visits->n) return false;
    visits->at[visits->now] = here;
    *to = visits->at[++visits->now];
    return true;
}

struct visit *visits_mark(struct visits *visits, const char *letter, bool **marked) {
    int i = -1;
    if (*letter >= 'a' && *letter <= 'z') i = *letter - 'a';
    if (*letter >= 'A' && *letter <= 'Z') i = *letter - 'A' + VISIT_MARKS / 2;
    if (i < 0 || letter[1]) return NULL;
    *marked = &visits->marked[i];
    return &visits->marks[i];
}

char visits_letter(unsigned i) {
    return (char)(i < VISIT_MARKS / 2 ? 'a' + i : 'A' + i - VISIT_MARKS / 2);
}
