/* What the speakers' colours are worth: how far apart they are, as everybody sees
   them and as those do who lack one kind of cones (simulated after Machado, Oliveira
   and Fernandes 2009, in full), in Oklab (Ottosson 2020); and their contrast with
   the ground (WCAG 2). */
#ifndef DIXIT_TEST_PALETTE_H
#define DIXIT_TEST_PALETTE_H

#include "ui/theme.h"

enum sight { SIGHT_ALL, SIGHT_NO_RED, SIGHT_NO_GREEN, SIGHT_NO_BLUE, SIGHT_COUNT };

/* The least distance of two speakers' colours by one kind of sight; SIGHT_COUNT: by the worst. */
double palette_distance(enum theme_name name, bool light, enum sight sight);

/* The less of its contrasts with the two grounds it is meant for: black and #1e1e1e, or white and #fdf6e3. */
double palette_contrast(color value, bool light);

#endif
