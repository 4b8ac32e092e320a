package agent.rules.provenance.contested_test

import data.agent.rules.provenance.contested
import data.agent.testing_test as requests

asked(code) := {{"type": "approval", "by": "owner", "code": code}}

body(value) := requests.changed(requests.sent, "/action/arguments/~1body/contested", value)

orders(request, by) := requests.changed(request, "/action/requested_by", by)

test_uncontested_values_pass if {
	contested.deny == set() with input as requests.sent
	contested.obligation == set() with input as requests.sent
}

test_a_contested_value_is_asked_about if {
	contested.deny == set() with input as body(true)
	contested.obligation == asked("provenance.contested") with input as body(true)
}

test_a_value_of_which_nothing_is_known_is_contested if {
	every nonsense in [null, 0, "", "x", [], {}] {
		contested.obligation == asked("provenance.contested") with input as body(nonsense)
	}
	contested.obligation == asked("provenance.contested") with input as requests.without(requests.sent, "/action/arguments/~1body/contested")
}

test_a_contested_value_with_a_flagged_order_is_denied if {
	request := orders(body(true), [requests.user, requests.attacker])
	contested.deny == {{"code": "provenance.contested_flagged", "argument": "/body"}} with input as request
}

test_a_flagged_order_for_what_the_user_asked_is_asked_about if {
	request := orders(requests.sent, [requests.user, requests.attacker])
	contested.deny == set() with input as request
	contested.obligation == asked("provenance.order_contested") with input as request
}

test_a_flagged_order_with_none_but_the_users_values_passes if {
	request := orders(requests.paid, [requests.user, requests.attacker])
	contested.deny == set() with input as request
	contested.obligation == set() with input as request
}

test_a_null_is_no_value if {
	request := requests.changed(orders(requests.paid, [requests.user, requests.attacker]), "/action/arguments/~1currency", requests.generated("currency", null))
	traced := requests.changed(request, "/action/arguments/~1currency/contested", false)
	contested.obligation == set() with input as traced
}

test_the_level_may_let_contested_values_pass if {
	contested.obligation == set() with input as body(true) with data.settings.provenance.levels.balanced.contested as "permit"
	contested.obligation == asked("provenance.contested") with input as body(true) with data.settings.provenance.levels.balanced.contested as "x"
}

test_reading_and_unread_words_ask_nothing if {
	contested.obligation == set() with input as requests.look
	contested.obligation == set() with input as requests.changed(body(true), "/task/read", false)
}
