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
