/* Words between marks: whose they are, or nobody's. Listed as kind rule source: content,
   pieces parted by “ / ”. */
#include "test.h"

#include "unit/tagging.h"

static const char *quotes_of(struct tagging *t, const char *string) {
    tagging_make(t, string);
    names_find(&t->block);
    cues_find(&t->block);
    quotes_find(&t->block);
    for (uint32_t i = 0; i < t->tags.quotes.n; i++) {
        const struct quote *quote = &t->tags.quotes.at[i];
        char head[64];
        snprintf(head, sizeof head, "%s%s %s ", i ? "|" : "", quote_kind_name((enum quote_kind)quote->kind),
                 rule_name((enum rule)quote->rule));
        tagging_add_text(t, head, quote->source);
        for (uint32_t k = 0; k < quote->pieces; k++) tagging_add_text(t, k ? " / " : ": ", t->tags.pieces.at[quote->piece + k]);
    }
    return t->list;
}

#define CHECK(table) tagging_check(quotes_of, table, sizeof(table) / sizeof *(table))

static void a_quotation_is_the_words_of_the_source_that_touches_it(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“The tide is late,” said Ms. Arden.", "direct adjacent Ms. Arden: “The tide is late,”" },
        { "“The tide is late,” the pilot said on Monday.", "direct adjacent the pilot: “The tide is late,”" },
        { "“Why so late?” asked the pilot.", "direct adjacent the pilot: “Why so late?”" },
        { "Ms. Arden said, “The tide is late.”", "direct before Ms. Arden: “The tide is late.”" },
        { "The pilot told reporters, “The tide is late.”", "direct before The pilot: “The tide is late.”" },
        { "Oduya: “The tide is late.”", "direct colon Oduya: “The tide is late.”" },
        { "“The tide is late,” added another pilot.", "direct adjacent another pilot: “The tide is late,”" },
        { "“The tide is late,” according to the pilot.", "direct according the pilot: “The tide is late,”" },
    };
    CHECK(table);
}

static void a_source_is_the_whole_of_its_phrase(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Ines Calder, director of the port authority said, “The tide is late.”",
          "direct before Ines Calder, director of the port authority: “The tide is late.”" },
        { "Ines Calder, a former adviser to the port has written that the pier is “a waste.”",
          "mixed clause Ines Calder, a former adviser to the port: that the pier is “a waste.”" },
        { "A woman in Boston, Massachusetts says the tide is “late again.”",
          "mixed clause A woman in Boston, Massachusetts: the tide is “late again.”" },
        { "Behind the long wall of the port in Norland, Lincoln said the tide was “late.”", "mixed clause Lincoln: the tide was “late.”" },
        { "In a letter to the Gazette, her chief adviser said: “The tide is late.”",
          "direct before her chief adviser: “The tide is late.”" },
        { "The Harwick Times wrote that the quay was “older than the sea.”",
          "mixed clause The Harwick Times: that the quay was “older than the sea.”" },
        { "A letter sent by the board said the ferry was “a wreck.”", "mixed clause A letter sent by the board: the ferry was “a wreck.”" },
        { "Another source speaking to Sea News said, “The tide is late.”",
          "direct before Another source speaking to Sea News: “The tide is late.”" },
        { "“The claim is worthless,” the order released Friday said.", "direct adjacent the order released Friday: “The claim is worthless,”" },
        { "“The claim is worthless,” said a source involved in the sale.", "direct adjacent a source involved: “The claim is worthless,”" },
        { "“The claim is worthless,” says a person close to the board.", "direct adjacent a person close: “The claim is worthless,”" },
        { "An opinion drafted for the port in May concluded that the pier was “a wreck” and more.",
          "mixed clause An opinion drafted for the port in May: that the pier was “a wreck” and more" },
        { "A harbour poll taken by the board on Thursday found that the pier was “rotten to the core” and more.",
          "mixed clause A harbour poll taken by the board on Thursday: that the pier was “rotten to the core” and more" },
        { "Those surveyed said that Arden has the “best boat” of all.", "mixed clause Those surveyed: that Arden has the “best boat” of all" },
        { "Welcoming that plan, Martin Lund, who was chief of the harbour, said of Arden: “He will do the same.”",
          "direct before Martin Lund: “He will do the same.”" },
        { "In the treaty, Article 33 affirms: “No ship shall wait.”", "direct before Article 33: “No ship shall wait.”" },
        { "“The pilots are late,” said Harbours ranking member Ines Lund. “They sleep.”",
          "direct adjacent Harbours ranking member Ines Lund: “The pilots are late,” / “They sleep.”" },
        { "Lund further called the harbour “terrible,” and left.", "mixed clause Lund: the harbour “terrible,”" },
        { "Calder later Tuesday told visitors: “The tide is late.”", "direct before Calder: “The tide is late.”" },
    };
    CHECK(table);
}

static void a_verb_beside_the_marks_may_look_like_a_noun(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“The tide is late,” Lund points out. “We shall wait.”", "direct ranked Lund: “The tide is late,” / “We shall wait.”" },
        { "Lund answers: “It is late, and it will be.”", "direct before Lund: “It is late, and it will be.”" },
        { "Another tweeted: “Arden thinks he is above the tide.”", "direct before Another: “Arden thinks he is above the tide.”" },
        { "“Today the harbour is safe,” the Lunds state in the paper. “It will be safe for all.”",
          "direct ranked the Lunds: “Today the harbour is safe,” / “It will be safe for all.”" },
    };
    CHECK(table);
}

static void a_verb_may_have_the_subject_of_a_clause_further_before(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Martin Lund, who has in three letters described Arden as “a wet and windy fool,” left.", "mixed clause who: Arden as “a wet and windy fool,” left" },
        { "Mr. Holt praised the mayor, who has vowed to stop the ferry because of the noise, and called him “a friend of the port.”",
          "indirect clause Mr. Holt: the mayor"
          "|indirect clause who: to stop the ferry because of the noise"
          "|mixed clause Mr. Holt: him “a friend of the port.”" },
        { "The pilot acknowledged that she herself found the “tide table” confusing and called the ferry “a great ship.”",
          "mixed clause The pilot: that she herself found the “tide table” confusing|mixed clause The pilot: the ferry “a great ship.”" },
    };
    CHECK(table);
}

static void a_clause_that_goes_on_between_the_marks_began_before_its_attribution(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "While the tide is late, the pilot said, “the ferry will wait.”",
          "mixed before the pilot: While the tide is late / “the ferry will wait.”" },
        { "The fare, he said, “is not the point.”", "mixed before he: The fare / “is not the point.”" },
        { "The harbour fees, the captain said, are “a burden” for small boats.",
          "mixed clause the captain: The harbour fees / are “a burden” for small boats" },
        { "On Monday, the pilot said, “the ferry will wait.”", "direct before the pilot: “the ferry will wait.”" },
        { "While the tide was late, the pilot said, “The ferry will wait.”", "direct before the pilot: “The ferry will wait.”" },
    };
    CHECK(table);
}

static void words_between_the_marks_and_their_attribution_are_said_with_them(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“The gulls have eaten half” of the bread on the quay, the baker said.",
          "mixed clause the baker: “The gulls have eaten half” of the bread on the quay" },
        { "“The gulls have eaten half,” the baker said.", "direct adjacent the baker: “The gulls have eaten half,”" },
    };
    CHECK(table);
}

static void a_verb_that_touches_the_marks_has_their_words(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "At the pier, Ash described the new ferry as a “bathtub with a bell,” adding: “Gulls would sink it.”",
          "mixed clause Ash: the new ferry as a “bathtub with a bell,”|direct adding Ash: “Gulls would sink it.”" },
        { "Holt told the council that Mr. Romer “let the lamp go out twice,” adding, “He slept through both.”",
          "mixed clause Holt: that Mr. Romer “let the lamp go out twice,”|direct adding Holt: “He slept through both.”" },
        { "The pilot said the quay was “rotten,” noting that it is “older than the tide.”",
          "mixed clause The pilot: the quay was “rotten,”|mixed adding The pilot: that it is “older than the tide.”" },
    };
    CHECK(table);
}

static void a_clause_ends_before_the_word_that_leads_on_to_another_verb(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The pilot said that she had not read the plan, but called it a “paper boat.”",
          "indirect clause The pilot: that she had not read the plan|mixed clause The pilot: it a “paper boat.”" },
        { "The pilot acknowledged that the “tide table” puzzled her and called the ferry “a great ship.”",
          "mixed clause The pilot: that the “tide table” puzzled her|mixed clause The pilot: the ferry “a great ship.”" },
        { "She told the paper the fare was “a joke,” described the ferry as “a tub” and left.",
          "mixed clause She: the fare was “a joke,”|mixed clause She: the ferry as “a tub”" },
    };
    CHECK(table);
}

static void what_an_attribution_parts_is_one_quote(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“The tide,” the pilot said, “is late again.”", "direct adjacent the pilot: “The tide,” / “is late again.”" },
        { "“The tide is late,” the pilot said. “We shall wait for it.”",
          "direct adjacent the pilot: “The tide is late,” / “We shall wait for it.”" },
        { "“The tide is late,” said Ms. Arden, who has run the ferry for years. “We shall wait.”",
          "direct adjacent Ms. Arden: “The tide is late,” / “We shall wait.”" },
    };
    CHECK(table);
}

static void a_question_has_its_attribution_in_what_looks_like_the_next_sentence(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“Why so late?” Mr. Oduya asked the council. “Who pays?”", "direct adjacent Mr. Oduya: “Why so late?” / “Who pays?”" },
        { "“Why so late?” Arden, a retired pilot, asked the council. “Who pays?”", "direct ranked Arden: “Why so late?” / “Who pays?”" },
        { "The pilot said the quay is “falling in.” He toured the yards of two coastal states, and left.",
          "mixed clause The pilot: the quay is “falling in.”" },
        { "“We wait,” Arden said. “We do not sail.” Mr. Oduya said: “Then swim.”",
          "direct adjacent Arden: “We wait,” / “We do not sail.”|direct before Mr. Oduya: “Then swim.”" },
    };
    CHECK(table);
}

static void what_leads_to_a_sentence_between_marks_is_not_said_with_it(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "He saw it coming: “The tide is late,” the pilot said.", "direct adjacent the pilot: “The tide is late,”" },
        { "But, “the tide is late,” the pilot said.", "direct adjacent the pilot: “the tide is late,”" },
        { "The pilot answered, with a grin: “The tide is late.”", "direct before The pilot: “The tide is late.”" },
    };
    CHECK(table);
}

static void a_paragraph_of_nothing_but_quotation_goes_on_with_its_speaker(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“The tide is late,” the pilot said.\n\n“We shall wait for it.”",
          "direct adjacent the pilot: “The tide is late,” / “We shall wait for it.”" },
        { "“The tide is late,” the pilot said. “We shall wait.\n\n“We shall wait until dawn.”",
          "direct adjacent the pilot: “The tide is late,” / “We shall wait. / “We shall wait until dawn.”" },
    };
    CHECK(table);
}

static void whoever_goes_on_is_no_relative_pronoun(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“There is a leak,” said Martin Lund, who thinks often about the flood.\n\n“I do not think that all is lost. I struggle with it.”",
          "direct adjacent Martin Lund: “There is a leak,”|indirect clause who: the flood"
          "|direct continued Martin Lund: “I do not think that all is lost. I struggle with it.”" },
    };
    CHECK(table);
}

static void of_two_speakers_each_has_his_own(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“The tide is late,” said Ms. Arden. “It is not,” said Mr. Oduya.",
          "direct adjacent Ms. Arden: “The tide is late,”|direct adjacent Mr. Oduya: “It is not,”" },
        { "The mayor said that Ms. Arden had called him “a leaking boat.”",
          "mixed clause The mayor: that Ms. Arden had called him “a leaking boat.”" },
        { "The mayor called it “a folly” and the pilot called it “a gift.”",
          "mixed clause The mayor: it “a folly”|mixed clause the pilot: it “a gift.”" },
        { "The mayor said the plan was “a folly,” but the pilot said it was “a blessing.”",
          "mixed clause The mayor: the plan was “a folly,”|mixed clause the pilot: it was “a blessing.”" },
    };
    CHECK(table);
}

static void a_clause_with_marks_in_it_is_taken_whole(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The pilot said the tide was “late again” and that he would wait.",
          "mixed clause The pilot: the tide was “late again” and that he would wait" },
        { "The pilot described the tide as “late again.”",
          "mixed clause The pilot: the tide as “late again.”" },
        { "The council accused him of “sheer neglect” of the pier.",
          "mixed clause The council: him of “sheer neglect” of the pier" },
        { "The tax would be “a folly” for the town, said the mayor.",
          "mixed clause the mayor: The tax would be “a folly” for the town" },
        { "The tax would be “a folly” for a town that lives from its ferries, according to the mayor.",
          "mixed according the mayor: The tax would be “a folly” for a town that lives from its ferries" },
        { "The pilot, clad in a yellow coat with lamps that formed the name of his boat, said the meeting could be a “failure” if "
          "the ferries stay away.",
          "mixed clause The pilot: the meeting could be a “failure” if the ferries stay away" },
        { "Calder, who fights with the pilots, claims that the northern broadcaster Norddeich “takes its orders” from the board.",
          "mixed clause Calder: that the northern broadcaster Norddeich “takes its orders” from the board" },
    };
    CHECK(table);
}

static void names_of_works_and_words_in_use_are_nobodys_words(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The so-called “ghost boat” lay at the pier.", "" },
        { "The film “Low Water” opens on Friday.", "" },
        { "She sang “Blue Lamp” and “Goodbye, Harbour” to a full house.", "" },
        { "Oduya owns a copy of his last film, “Two Left Boots.”", "" },
        { "Oduya appeared on “Morning on the Sund” last week.", "" },
        { "The tide was news on the Harwick Channel’s “Morning Coast” last week.", "" },
        { "The tide was news on HBC’s “Good Evening Harwick” last week.", "" },
        { "Oduya is the author of “Two Left Boots.”", "" },
        { "She keeps a barge called “Sea Level,” the third of its name.", "" },
        { "The pupils began a club called the “Sad Boat Society.”", "" },
        { "The pier is known locally as the “Iron Lady”.", "" },
        { "Islanders rejected the charter, with 56 percent voting “no”.", "indirect clause Islanders: the charter" },
        { "In a report titled “Mud and Money: What Harwick’s Harbour Costs Its Neighbours,” the pier takes one line.", "" },
        { "The pilots named their cat “Lord Harwick.”", "" },
        { "A crew calling itself the “Sons of the Sund” left on Friday.", "" },
        { "Two counts of “reckless mooring” were dropped.", "" },
        { "Ms. Arden called the plan “Dead Water.”", "mixed clause Ms. Arden: the plan “Dead Water.”" },
    };
    CHECK(table);
}

static void the_person_told_is_not_the_speaker(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“The tide is late,” the pilot told Ms. Arden.", "direct adjacent the pilot: “The tide is late,”" },
        { "The pilot told Ms. Arden: “The tide is late.”",
          "direct before The pilot: “The tide is late.”" },
        { "The pilot told “Morning on the Coast” that the tide was late.", "" },
        { "“We have no choice,” her aide, Ann Hill, told the Post.", "direct ranked her aide: “We have no choice,”" },
        { "The port will close for nine weeks, her aide, Ann Hill, told the Post.",
          "indirect clause her aide: The port will close for nine weeks" },
    };
    CHECK(table);
}

static void of_two_verbs_with_one_subject_the_nearer_takes_the_words(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "She praised the crew but said, “We shall wait.”",
          "indirect clause She: the crew|direct before She: “We shall wait.”" },
        { "The board said it would wait until Norland left the pier, calling the offer “a trap.”",
          "indirect clause The board: it would wait until Norland left the pier|mixed adding The board: the offer “a trap.”" },
    };
    CHECK(table);
}

static void an_aside_does_not_hide_the_speaker(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Ms. Arden, the author of “Low Water,” said, “We shall wait.”",
          "direct ranked Ms. Arden: “We shall wait.”" },
        { "Ms. Arden, who is leaving “for good,” said that the pier would close.",
          "indirect clause Ms. Arden: that the pier would close" },
        { "One of the pilots, Sam Oduya, said, “We shall wait.”",
          "direct before One of the pilots: “We shall wait.”" },
        { "The board praised the plan, which Lund, a pilot, called “mad.”", "indirect clause The board: the plan|direct before Lund: “mad.”" },
        { "Mr. Arden’s wash of the pier, and words that Ines Lund, for one, called “liberal harbour lingo.”",
          "direct before Ines Lund: “liberal harbour lingo.”" },
        { "Ms. Arden, 45, said: “We shall wait.”",
          "direct before Ms. Arden: “We shall wait.”" },
        { "Ms. Arden, who once sailed to Lisbon, called the plan “a leaking boat.”",
          "mixed clause Ms. Arden: the plan “a leaking boat.”" },
        { "The board would give “a fair hearing” to pilots who need help to bring the boats that they must sell, Oduya said.",
          "mixed clause Oduya: The board would give “a fair hearing” to pilots who need help to bring the boats that they must sell" },
    };
    CHECK(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_is_the_words_of_the_source_that_touches_it),
        cmocka_unit_test(what_an_attribution_parts_is_one_quote),
        cmocka_unit_test(a_question_has_its_attribution_in_what_looks_like_the_next_sentence),
        cmocka_unit_test(what_leads_to_a_sentence_between_marks_is_not_said_with_it),
        cmocka_unit_test(words_between_the_marks_and_their_attribution_are_said_with_them),
        cmocka_unit_test(a_verb_that_touches_the_marks_has_their_words),
        cmocka_unit_test(a_clause_ends_before_the_word_that_leads_on_to_another_verb),
        cmocka_unit_test(a_source_is_the_whole_of_its_phrase),
        cmocka_unit_test(a_verb_beside_the_marks_may_look_like_a_noun),
        cmocka_unit_test(a_verb_may_have_the_subject_of_a_clause_further_before),
        cmocka_unit_test(a_clause_that_goes_on_between_the_marks_began_before_its_attribution),
        cmocka_unit_test(a_paragraph_of_nothing_but_quotation_goes_on_with_its_speaker),
        cmocka_unit_test(whoever_goes_on_is_no_relative_pronoun),
        cmocka_unit_test(of_two_speakers_each_has_his_own),
        cmocka_unit_test(a_clause_with_marks_in_it_is_taken_whole),
        cmocka_unit_test(names_of_works_and_words_in_use_are_nobodys_words),
        cmocka_unit_test(the_person_told_is_not_the_speaker),
        cmocka_unit_test(of_two_verbs_with_one_subject_the_nearer_takes_the_words),
        cmocka_unit_test(an_aside_does_not_hide_the_speaker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
