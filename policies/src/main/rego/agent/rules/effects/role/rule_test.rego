package agent.rules.effects.role_test

import data.agent.rules.effects.role
import data.agent.testing_test as requests

test_a_role_grants_an_effect if {
	role.permit == {{"code": "effects.granted"}} with input as requests.mail
	role.deny == set() with input as requests.mail
}

test_every_effect_needs_a_role if {
	request := requests.changed(requests.mail, "/action/effects", ["send", "execute"])
	role.permit == set() with input as request
	role.deny == {{"code": "effects.role_missing"}} with input as request
}

test_no_role_no_effect if {
	role.permit == set() with input as requests.changed(requests.mail, "/subject/roles", [])
	role.permit == set() with input as requests.changed(requests.mail, "/subject/roles", ["guest"])
}

test_a_tool_is_not_offered_to_who_may_not_call_it if {
	request := requests.changed(requests.changed(requests.offer, "/action/effects", ["grant"]), "/action/primary_effect", "grant")
	role.deny == {{"code": "effects.role_missing"}} with input as request
}

test_unclear_effects_are_denied if {
	every path in ["/action/effects", "/action/primary_effect"] {
		role.deny == {{"code": "effects.unclear"}} with input as requests.without(requests.mail, path)
		role.permit == set() with input as requests.without(requests.mail, path)
	}
	role.deny == {{"code": "effects.unclear"}} with input as requests.changed(requests.mail, "/action/effects", {"a": "send"})
	role.deny == {{"code": "effects.unclear"}} with input as requests.changed(requests.mail, "/action/primary_effect", "read")
}
