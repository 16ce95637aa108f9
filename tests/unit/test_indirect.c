/* Speech and thought that is reported, with or without marks in it: who, by what
   word, what. Listed as source <cue> content, pieces parted by “ / ”. */
#include "test.h"

#include "src/tag/reasons.h"
#include "unit/tagging.h"

static const char *quotes_of(struct tagging *t, const char *string) {
    tagging_make(t, string);
    cues_find(&t->block);
    quotes_find(&t->block);
    for (uint32_t i = 0; i < t->tags.quotes.n; i++) {
        const struct quote *quote = &t->tags.quotes.at[i];
        tagging_add_text(t, i ? "|" : "", quote->source);
        tagging_add_text(t, " <", quote->cue);
        for (uint32_t k = 0; k < quote->pieces; k++) tagging_add_text(t, k ? " / " : "> ", t->tags.pieces.at[quote->piece + k]);
    }
    return t->list;
}

#define CHECK(table) tagging_check(quotes_of, table, sizeof(table) / sizeof *(table))

static void a_clause_that_a_verb_of_speech_introduces_is_its_subjects(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The harbour board said that the pier would close in May.",
          "The harbour board <said> that the pier would close in May" },
        { "The harbour board said the pier would close in May.",
          "The harbour board <said> the pier would close in May" },
        { "The crew wants to go home.",
          "The crew <wants> to go home" },
        { "The keeper asked whether the lamp was lit.",
          "The keeper <asked> whether the lamp was lit" },
        { "The mayor denied that he had seen the letter.",
          "The mayor <denied> that he had seen the letter" },
        { "The mayor believes that the bridge is safe.",
          "The mayor <believes> that the bridge is safe" },
        { "The union supports the plan.",
          "The union <supports> the plan" },
    };
    CHECK(table);
}

static void the_person_told_and_the_day_are_no_content(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Ms. Arden told reporters that the ferry was late.",
          "Ms. Arden <told> that the ferry was late" },
        { "Ms. Arden told the council on Tuesday that the ferry was late.",
          "Ms. Arden <told> that the ferry was late" },
        { "Ms. Arden asked the council in Oslo on Monday.", "" },
        { "The mayor said, however, that the bridge was safe.",
          "The mayor <said> that the bridge was safe" },
        { "Told of this, Ms. Arden shut the door.", "" },
    };
    CHECK(table);
}

static void a_dateline_is_no_content(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "AVERILL (AP) — The dam broke at noon, officials said.", "officials <said> The dam broke at noon" },
        { "NEW HARROW, Quay, March 2 (Agency) -- The dam broke, officials said.", "officials <said> The dam broke" },
        { "AVERILL _ A dam broke on Friday, according to officials.", "officials <according to> A dam broke on Friday" },
        { "AVERILL — “The dam broke,” Ines Moor said.", "Ines Moor <said> “The dam broke,”" },
        { "HAWA — the harbour board — said that the pier would close.", "HAWA <said> that the pier would close" },
    };
    CHECK(table);
}

static void content_may_stand_before_its_attribution(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The ferry was late, Ms. Arden said.",
          "Ms. Arden <said> The ferry was late" },
        { "The pier stood for 40 years and in that time, Ms. Arden says, the tide took nine boats.",
          "Ms. Arden <says> The pier stood for 40 years and in that time / the tide took nine boats" },
        { "The bridge is safe, according to the mayor.",
          "the mayor <according to> The bridge is safe" },
        { "The pier, which was built in 1890, will be closed, the board announced on Friday.",
          "the board <announced> The pier, which was built in 1890, will be closed" },
        /* a day or an aside behind the attribution is no content of it */
        { "The storm could keep thousands of islanders from the mainland for days, Ines Calder warned on Wednesday.",
          "Ines Calder <warned> The storm could keep thousands of islanders from the mainland for days" },
        { "The group that raises money for the pier is short of cash, said Ines Calder, director of the Norland Project at the college.",
          "Ines Calder <said> The group that raises money for the pier is short of cash" },
    };
    CHECK(table);
}

static void what_follows_according_to_is_a_source(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The ferry carried more than 7,600 people last year, according to company documents.",
          "company documents <according to> The ferry carried more than 7,600 people last year" },
        { "The dam is old, according to a newly uncovered letter.",
          "a newly uncovered letter <according to> The dam is old" },
        { "The bridge is safe, according to a Norland/Telefon poll.",
          "a Norland/Telefon poll <according to> The bridge is safe" },
    };
    CHECK(table);
}

static void what_follows_a_comma_after_according_to_is_content(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "According to The Quay Club's general manager, Kevin Moss, guests can walk to the harbour.",
          "The Quay Club's general manager <According to> guests can walk to the harbour" },
        { "According to Ines Moor, the manager of the club, guests can walk to the harbour.",
          "Ines Moor <According to> guests can walk to the harbour" },
        { "According to police, Kevin Moss, 34, was driving.", "police <According to> Kevin Moss, 34, was driving" },
        { "According to the coach, Kevin Moss, 34, fell.", "the coach <According to> Kevin Moss, 34, fell" },
        { "According to the coach, Kevin Moss fell.", "the coach <According to> Kevin Moss fell" },
        { "According to the mayor, the bridge is safe.",
          "the mayor <According to> the bridge is safe" },
    };
    CHECK(table);
}

static void an_object_is_content_where_the_verb_takes_it_as_such(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The mayor rejected the claim.",
          "The mayor <rejected> the claim" },
        { "The union accused the company of hiding the figures.",
          "The union <accused> the company of hiding the figures" },
        { "The mayor praised the engineers for their work.",
          "The mayor <praised> the engineers for their work" },
        { "The union supports the plan.",
          "The union <supports> the plan" },
        { "The board called the pier unsafe.",
          "The board <called> the pier unsafe" },
    };
    CHECK(table);
}

static void marks_in_a_clause_leave_it_one_piece(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The mayor said he was “very sorry” about the delay.",
          "The mayor <said> he was “very sorry” about the delay" },
        { "The board called the pier “a disgrace”.",
          "The board <called> the pier “a disgrace”" },
    };
    CHECK(table);
}

static void a_participle_or_a_second_verb_inherits_the_subject(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The mayor said the bridge was safe and added that the pier would close.",
          "The mayor <said> the bridge was safe|The mayor <added> that the pier would close" },
        { "The mayor said the bridge was safe, adding that the pier would close.",
          "The mayor <said> the bridge was safe|The mayor <adding> that the pier would close" },
    };
    CHECK(table);
}

static void an_aside_between_subject_and_verb_is_passed_over(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The mayor, who was born in Oslo, said the pier would close.",
          "The mayor <said> the pier would close" },
    };
    CHECK(table);
}

static void of_a_passive_verb_of_thought_the_subject_is_content(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The bridge is expected to open in June.",
          " <expected> The bridge / to open in June" },
    };
    CHECK(table);
}

static void what_is_parted_by_its_attribution_is_one_quote(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The ferry, she said, was late.",
          "she <said> The ferry / was late" },
        { "The ferry was late, a keeper told the Norland Post.",
          "a keeper <told> The ferry was late" },
    };
    CHECK(table);
}

static void adjectives_of_attitude_introduce_it_too(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The mayor has made it clear that the pier will close.",
          "The mayor <clear> that the pier will close" },
        { "The union is eager to talk.",
          "The union <eager> to talk" },
        { "The board is wary of the plan.",
          "The board <wary> the plan" },
    };
    CHECK(table);
}

static void the_source_is_the_phrase_that_acts(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Voters in Bergen and Oslo said the pier should stay.",
          "Voters in Bergen and Oslo <said> the pier should stay" },
        { "Norland's harbour board says the pier is old.",
          "Norland's harbour board <says> the pier is old" },
        { "The mayor, a farmer from Bergen who likes boats, believes the pier is old.",
          "The mayor <believes> the pier is old" },
        { "Her fellow climber Ines Calder, with whom she had quarrelled over a boat, said it was late.",
          "Her fellow climber Ines Calder <said> it was late" },
        { "Groups representing farmers say the pier should stay.",
          "Groups representing farmers <say> the pier should stay" },
        { "Critics like Ines Calder say the pier should stay.",
          "Critics like Ines Calder <say> the pier should stay" },
        { "Members of the union, who met on Monday, want to strike.",
          "Members of the union <want> to strike" },
        { "The board issued a statement saying the pier would close.",
          "The board <saying> the pier would close" },
    };
    CHECK(table);
}

static void of_a_passive_it_is_the_agent(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The closure was announced by the harbour board on Friday.",
          "the harbour board <announced> The closure" },
        { "The keeper was told that the lamp was out.",
          " <told> that the lamp was out" },
    };
    CHECK(table);
}

static void a_pronoun_alone_puts_nothing_in_words(void **state) {
    (void)state;
    struct tagging t;
    quotes_of(&t, "Ines Calder had heard the charge. Calder denied it.");
    assert_int_equal(t.tags.quotes.n, 1);
    assert_int_equal(t.tags.quotes.at[0].act, QUOTE_THOUGHT);
    tagging_free(&t);
    quotes_of(&t, "Ines Calder had heard the charge. Calder denied the charge.");
    assert_int_equal(t.tags.quotes.n, 1);
    assert_int_equal(t.tags.quotes.at[0].act, QUOTE_SPEECH);
    tagging_free(&t);
}

static void a_deed_or_a_hope_is_said_between_marks_alone(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum quote_act act;
    } cases[] = {
        { "The harbour board refused to pay the crew.", QUOTE_THOUGHT },
        { "The harbour board refused to pay “a crew of idlers.”", QUOTE_SPEECH },
        { "The harbour board declined to comment on Friday.", QUOTE_THOUGHT },
        { "The harbour board promised to pay the crew.", QUOTE_SPEECH },
        { "The harbour board agreed to pay the crew.", QUOTE_THOUGHT },
        { "The harbour board agreed that the crew was late.", QUOTE_SPEECH },
        { "Harbour Master Ines Calder said the scheme brought in 40 boats.", QUOTE_SPEECH },
        { "A pilot could say that the tide was late.", QUOTE_THOUGHT },
        { "I would argue that the tide was late.", QUOTE_THOUGHT },
        { "If pilots say that the tide is late, the board will wait.", QUOTE_THOUGHT },
        { "The harbour board has not said whether the pier will open.", QUOTE_THOUGHT },
        { "The harbour board has not said that the pier will open.", QUOTE_SPEECH },
        { "A master must report that the pier leaks.", QUOTE_THOUGHT },
        { "Ines Calder remembered the keeper as “a gentle old crab.”", QUOTE_SPEECH },
        { "“A gentle old crab,” thought Ines Calder.", QUOTE_THOUGHT },
        /* a noun phrase stays one, whatever hangs on it */
        { "Islanders protest against a law that would close the pier.", QUOTE_THOUGHT },
        { "The harbour board criticised a law that would close the pier.", QUOTE_SPEECH },
        { "The harbour board made a reference to crews that had left.", QUOTE_THOUGHT },
        { "The harbour board repeated its claim that the pier was safe.", QUOTE_SPEECH },
        /* seen, not said */
        { "The jury found that the keeper had lied.", QUOTE_THOUGHT },
        { "Tests indicate that the water is safe.", QUOTE_THOUGHT },
        { "The harbour board indicated that the water was safe.", QUOTE_SPEECH },
        /* done, not said */
        { "Police charged Piet Horst with theft after the lamp was found.", QUOTE_THOUGHT },
        { "The harbour board dismissed its manager after a row.", QUOTE_THOUGHT },
        { "The harbour board dismissed its manager as a dreamer.", QUOTE_SPEECH },
        { "The council confirmed Judge Ines Calder by nine votes.", QUOTE_THOUGHT },
        { "The prime minister called a snap election.", QUOTE_THOUGHT },
        { "The harbour board called the plan a disgrace.", QUOTE_SPEECH },
        { "The harbour board called for a vote.", QUOTE_SPEECH },
        { "The harbour board called off the regatta.", QUOTE_THOUGHT },
        { "The ferry line ordered 20 boats.", QUOTE_THOUGHT },
        { "The ferry line ordered an inquiry.", QUOTE_SPEECH },
        { "The ferry line recalled 40 lamps.", QUOTE_THOUGHT },
        { "The traders were ordered to pay costs.", QUOTE_THOUGHT },
        { "The traders were told to pay costs.", QUOTE_SPEECH },
        { "The rower defended her title in Oslo.", QUOTE_THOUGHT },
        { "The rower defended her coach in Oslo.", QUOTE_SPEECH },
        { "The court denied bail.", QUOTE_THOUGHT },
        { "Voters rejected the new charter.", QUOTE_THOUGHT },
        { "The union rejected the new charter.", QUOTE_SPEECH },
        /* told of beside something else; by nobody who is named */
        { "In thanking the crew, Ines Calder wept.", QUOTE_THOUGHT },
        { "Ines Calder thanked the crew.", QUOTE_SPEECH },
        { "The keeper is accused of theft.", QUOTE_THOUGHT },
        { "Asked what she would do now, Ines Calder wept.", QUOTE_THOUGHT },
        { "Ines Calder wrote nine books, among them “A Pier of Glass” and “Winter Tides.”", QUOTE_THOUGHT },
        { "Ines Calder appealed for calm.", QUOTE_SPEECH },
        { "Ines Calder demanded the resignation of the keeper.", QUOTE_SPEECH },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tagging t;
        quotes_of(&t, cases[i].text);
        if (!t.tags.quotes.n || t.tags.quotes.at[0].act != cases[i].act) fail_msg("“%s”", cases[i].text);
        tagging_free(&t);
    }
}

static void what_is_wanted_of_those_who_are_told_is_content(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The court ordered the board on Wednesday to mend the pier.",
          "The court <ordered> to mend the pier" },
        { "The mayor asked the public for donations.",
          "The mayor <asked> for donations" },
    };
    CHECK(table);
}

static void content_ends_before_another_verb_of_the_same_subject(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Piet Horst announced a march for Monday and did not exclude strikes.",
          "Piet Horst <announced> a march for Monday" },
        { "Piet Horst has asked for tents and boats, and Norland is sending both.",
          "Piet Horst <asked> tents and boats" },
    };
    CHECK(table);
}

static void a_clause_is_not_left_off_before_its_verb(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The board said the tide, which rose by a foot in May, would go on rising until autumn.",
          "The board <said> the tide, which rose by a foot in May, would go on rising until autumn" },
        { "The plan was born, she recalled, when a storm took the pier.",
          "she <recalled> The plan was born / when a storm took the pier" },
        { "Those in need should call the pilot, she advised.",
          "she <advised> Those in need should call the pilot" },
        { "The case is not serious, Ines Calder assured the council.",
          "Ines Calder <assured> The case is not serious" },
        { "Two crews stranded since June will return in May, the harbour board confirmed on Monday.",
          "the harbour board <confirmed> Two crews stranded since June will return in May" },
        { "If the pier sinks, Ines Calder said, the harbour will close.",
          "Ines Calder <said> If the pier sinks / the harbour will close" },
    };
    CHECK(table);
}

static void a_verb_is_one_where_it_might_be_a_noun(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Boatmen and islanders fear that the tide will rise.",
          "Boatmen and islanders <fear> that the tide will rise" },
        { "Islanders fear that the tide will rise.",
          "Islanders <fear> that the tide will rise" },
        { "The police hopes that the tide will fall.",
          "The police <hopes> that the tide will fall" },
        { "Ines Calder was named in April and questioned by the council for three days.", "" },
        { "Harbour director Ines Calder dismissed suggestions that the pier was old.",
          "Harbour director Ines Calder <dismissed> suggestions that the pier was old" },
        { "The club thanked Moss for his work.",
          "The club <thanked> Moss for his work" },
        { "The board itself has acknowledged that the pier is old.",
          "The board <acknowledged> that the pier is old" },
        { "The keeper was warned that the pier was old.",
          " <warned> that the pier was old" },
    };
    CHECK(table);
}

static void what_is_only_thought_or_unsure_can_be_left_out(void **state) {
    (void)state;
    static const char string[] = "Ines Calder said that the pier was shut. She fears that it will sink. Piet Horst hopes so.";
    struct tag_options options = { .title = SPAN_NONE };
    struct tagging t = { 0 };
    assert_true(text_copy(&t.text, string, strlen(string), "UTF-8", NULL));
    assert_true(tags_build(&t.tags, &t.text, &options, NULL));
    uint32_t all = t.tags.quotes.n, actors = t.tags.actors.n;
    assert_true(all > 1);
    tags_leave_out(&t.tags, &t.text, 0, false);
    assert_int_equal(t.tags.quotes.n, 1);
    assert_int_equal(t.tags.actors.n, actors);
    assert_int_equal(t.tags.actors.at[t.tags.quotes.at[0].speaker].quotes, 1);
    assert_int_equal(t.tags.actors.at[t.tags.quotes.at[0].speaker].words, 5);
    tags_leave_out(&t.tags, &t.text, t.tags.quotes.at[0].confidence, true);
    assert_int_equal(t.tags.quotes.n, 1);
    tags_leave_out(&t.tags, &t.text, t.tags.quotes.at[0].confidence + 1u, true);
    assert_int_equal(t.tags.quotes.n, 0);
    tagging_free(&t);
}

static void confidence_follows_the_margin_of_the_source(void **state) {
    (void)state;
    struct tagging t;
    quotes_of(&t, "The harbour board said that the pier would close in May.");
    assert_int_equal(t.tags.quotes.n, 1);
    assert_true(t.tags.quotes.at[0].confidence >= 80);
    tagging_free(&t);
    quotes_of(&t, "A claim that the pier was lost went round."); /* whose? */
    assert_int_equal(t.tags.quotes.n, 1);
    assert_true(t.tags.quotes.at[0].confidence < 50);
    tagging_free(&t);
}

static void what_weighed_most_for_a_source_is_named(void **state) {
    (void)state;
    struct tagging t;
    quotes_of(&t, "The harbour board said that the pier would close in May.");
    assert_int_equal(t.tags.quotes.n, 1);
    assert_int_equal(t.tags.quotes.at[0].judge, JUDGE_SPEAKERS);
    for (unsigned i = 0; i < QUOTE_REASONS; i++) assert_non_null(quote_reason(&t.tags.quotes.at[0], i));
    assert_null(quote_reason(&t.tags.quotes.at[0], QUOTE_REASONS));
    tagging_free(&t);
    quotes_of(&t, "“The pier is shut,” the harbour board said.");
    assert_int_equal(t.tags.quotes.n, 1);
    assert_int_equal(t.tags.quotes.at[0].judge, JUDGE_RANKER);
    assert_non_null(quote_reason(&t.tags.quotes.at[0], 0));
    tagging_free(&t);
    quotes_of(&t, "The pier would close in May, the harbour board said."); /* a rule alone */
    assert_int_equal(t.tags.quotes.n, 1);
    assert_int_equal(t.tags.quotes.at[0].judge, JUDGE_RULE);
    assert_null(quote_reason(&t.tags.quotes.at[0], 0));
    tagging_free(&t);
}

static void the_weightiest_reasons_are_kept_in_order(void **state) {
    (void)state;
    struct reasons reasons = { 0 };
    static const int32_t weights[] = { 4, -9, 7, 0, 5, 9, 1 };
    for (unsigned i = 0; i < sizeof weights / sizeof *weights; i++) reasons_add(&reasons, i, weights[i]);
    assert_int_equal(reasons.at[0], 6);
    assert_int_equal(reasons.at[1], 3);
    assert_int_equal(reasons.at[2], 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clause_that_a_verb_of_speech_introduces_is_its_subjects),
        cmocka_unit_test(the_person_told_and_the_day_are_no_content),
        cmocka_unit_test(a_dateline_is_no_content),
        cmocka_unit_test(content_may_stand_before_its_attribution),
        cmocka_unit_test(what_follows_according_to_is_a_source),
        cmocka_unit_test(what_follows_a_comma_after_according_to_is_content),
        cmocka_unit_test(an_object_is_content_where_the_verb_takes_it_as_such),
        cmocka_unit_test(marks_in_a_clause_leave_it_one_piece),
        cmocka_unit_test(a_participle_or_a_second_verb_inherits_the_subject),
        cmocka_unit_test(an_aside_between_subject_and_verb_is_passed_over),
        cmocka_unit_test(what_is_parted_by_its_attribution_is_one_quote),
        cmocka_unit_test(adjectives_of_attitude_introduce_it_too),
        cmocka_unit_test(the_source_is_the_phrase_that_acts),
        cmocka_unit_test(of_a_passive_it_is_the_agent),
        cmocka_unit_test(of_a_passive_verb_of_thought_the_subject_is_content),
        cmocka_unit_test(a_pronoun_alone_puts_nothing_in_words),
        cmocka_unit_test(a_deed_or_a_hope_is_said_between_marks_alone),
        cmocka_unit_test(what_is_wanted_of_those_who_are_told_is_content),
        cmocka_unit_test(content_ends_before_another_verb_of_the_same_subject),
        cmocka_unit_test(a_clause_is_not_left_off_before_its_verb),
        cmocka_unit_test(a_verb_is_one_where_it_might_be_a_noun),
        cmocka_unit_test(what_is_only_thought_or_unsure_can_be_left_out),
        cmocka_unit_test(confidence_follows_the_margin_of_the_source),
        cmocka_unit_test(what_weighed_most_for_a_source_is_named),
        cmocka_unit_test(the_weightiest_reasons_are_kept_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
