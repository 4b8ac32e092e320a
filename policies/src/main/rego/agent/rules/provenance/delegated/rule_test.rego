package agent.rules.provenance.delegated_test

import data.agent.firewall
import data.agent.rules.provenance.delegated
import data.agent.testing_test as requests
import data.settings

asked := {{"type": "approval", "by": "owner", "code": "provenance.endorse_source"}}

followed(request) := requests.changed(request, "/action/requested_by", [requests.followed])

permissive := json.patch(settings.provenance, [{"op": "replace", "path": "/require", "value": "permissive"}])

test_paying_granting_deleting_and_running_ask_for_the_source if {
	every request in [requests.paid, requests.deleted, requests.shared, requests.ran] {
		decision := firewall.decision with input as followed(request)
		decision.permit == true
		{obligation | some obligation in decision.obligations} == asked
	}
}

test_writing_and_sending_pass if {
	every request in [requests.sent, requests.written] {
		delegated.obligation == set() with input as followed(request)
	}
}

test_what_the_user_orders_too_is_not_asked_about if {
	delegated.obligation == set() with input as requests.changed(requests.paid, "/action/requested_by", [requests.followed, requests.user])
}

test_an_unpointed_or_flagged_order_is_not_delegated if {
	every order in [requests.somebody, object.union(requests.followed, {"flagged": true}), object.remove(requests.followed, ["pointed"])] {
		delegated.obligation == set() with input as requests.changed(requests.paid, "/action/requested_by", [order])
	}
}

test_the_permissive_level_trusts_sources if {
	delegated.obligation == set() with input as followed(requests.paid) with data.settings.provenance as permissive
}

test_the_sources_account_is_asked_about_with_the_source if {
	paying := requests.changed(followed(requests.paid), "/action/arguments/~1account", object.union(requests.pointed("account", "DE11"), {"contested": false}))
	decision := firewall.decision with input as paying
	{obligation | some obligation in decision.obligations} == asked
}

# What a person may agree to once

mail_of_ann := "sha256:55"

offering(effects) := {object.union(obligation, {"endorses": {"source": mail_of_ann, "effects": effects, "minutes": 30}}) | some obligation in asked}

test_a_source_with_a_digest_may_be_endorsed if {
	request := requests.changed(requests.deleted, "/action/requested_by", [requests.endorsable(requests.followed, mail_of_ann)])
	delegated.obligation == offering(["delete"]) with input as request
}

test_paying_granting_and_running_are_asked_about_each_time if {
	every request in [requests.paid, requests.shared, requests.ran] {
		delegated.obligation == asked with input as requests.changed(request, "/action/requested_by", [requests.endorsable(requests.followed, mail_of_ann)])
	}
}

test_each_effect_of_a_call_must_be_coverable if {
	both := requests.changed(requests.deleted, "/action/effects", ["read", "delete", "pay"])
	delegated.obligation == asked with input as requests.changed(both, "/action/requested_by", [requests.endorsable(requests.followed, mail_of_ann)])
}

test_an_endorsed_source_is_not_asked_about_again if {
	delegated.obligation == set() with input as requests.changed(requests.deleted, "/action/requested_by", [requests.endorsed(requests.followed, mail_of_ann)])
}

test_without_terms_nothing_is_offered if {
	request := requests.changed(requests.deleted, "/action/requested_by", [requests.endorsable(requests.followed, mail_of_ann)])
	every path in ["endorsement", "endorsement/minutes", "endorsement/effects", "endorsement/effects/delete"] {
		delegated.obligation == asked with input as request with data.settings.provenance as json.remove(settings.provenance, [path])
	}
}
