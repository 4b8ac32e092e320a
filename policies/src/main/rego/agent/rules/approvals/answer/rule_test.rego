package agent.rules.approvals.answer_test

import future.keywords.not

import data.agent.rules.approvals.answer
import data.agent.testing_test as requests

right := {{"code": "approvals.right"}}

denied(code) := {{"code": code}}

treasurers := requests.changed(requests.answer, "/approval/by", "treasurer")

paul := {"id": "paul", "roles": ["treasurer"], "tenant": null}

test_the_owner_answers if {
	answer.permit == right with input as requests.answer
	answer.deny == set() with input as requests.answer
	olga := requests.changed(requests.answer, "/subject", {"id": "olga", "roles": ["owner"], "tenant": null})
	answer.permit == right with input as olga
	answer.deny == set() with input as olga
}

test_nobody_else_answers_for_the_owner if {
	mallory := requests.changed(requests.answer, "/subject", {"id": "mallory", "roles": ["treasurer"], "tenant": null})
	answer.permit == set() with input as mallory
	answer.deny == denied("approvals.no_right") with input as mallory
}

test_the_role_that_is_named_answers if {
	request := requests.changed(treasurers, "/subject", paul)
	answer.permit == right with input as request
	answer.deny == set() with input as request
	answer.deny == denied("approvals.no_right") with input as requests.changed(request, "/subject/roles", ["owner"])
}

test_nobody_agrees_to_a_call_of_their_own_that_another_is_to_look_at if {
	request := requests.changed(treasurers, "/subject/roles", ["user", "treasurer"])
	answer.deny == denied("approvals.own_request") with input as request
}

test_the_requester_may_take_the_call_back if {
	request := requests.changed(treasurers, "/approval/verdict", "deny")
	answer.permit == right with input as request
	answer.deny == set() with input as request
}

test_nobody_agrees_twice if {
	agreed := requests.changed(requests.answer, "/approval/agreed", ["olga", "emma"])
	answer.deny == denied("approvals.again") with input as agreed
	answer.deny == set() with input as requests.changed(agreed, "/approval/verdict", "deny")
	answer.deny == set() with input as requests.changed(requests.answer, "/approval/agreed", ["olga"])
}

test_nobody_answers_for_another_tenant if {
	request := requests.changed(requests.answer, "/subject/tenant", "acme")
	answer.deny == denied("approvals.other_tenant") with input as request
	answer.deny == set() with input as requests.changed(request, "/approval/requester/tenant", "acme")
}

test_what_is_not_said_is_denied if {
	every request in [
		requests.without(requests.answer, "/approval"),
		requests.without(requests.answer, "/approval/by"),
		requests.without(requests.answer, "/approval/code"),
		requests.without(requests.answer, "/approval/verdict"),
		requests.without(requests.answer, "/approval/approvers"),
		requests.without(requests.answer, "/approval/requester"),
		requests.changed(requests.answer, "/approval/verdict", "perhaps"),
		requests.changed(requests.answer, "/approval/by", ""),
		requests.changed(requests.answer, "/approval/approvers", 0),
		requests.changed(requests.answer, "/action", null),
		requests.changed(requests.answer, "/action/tool", ""),
	] {
		answer.permit == set() with input as request
		denied("approvals.malformed") & answer.deny == denied("approvals.malformed") with input as request
	}
	every request in [
		requests.without(requests.answer, "/subject"),
		requests.without(requests.answer, "/approval/agreed"),
		requests.without(requests.answer, "/approval/requester/tenant"),
	] {
		count(answer.deny) > 0 with input as request
	}
}

test_other_places_are_not_judged if {
	answer.permit == set() with input as requests.mail
	answer.deny == set() with input as requests.mail
}
