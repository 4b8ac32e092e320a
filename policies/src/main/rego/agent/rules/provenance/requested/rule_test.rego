package agent.rules.provenance.requested_test

import future.keywords.not

import data.agent.firewall
import data.agent.rules.provenance.requested
import data.agent.testing_test as requests
import data.settings

asked(code) := {{"type": "approval", "by": "owner", "code": code}}

denied := {{"code": "provenance.order_flagged"}}

by(request, orders) := requests.changed(request, "/action/requested_by", orders)

at(level) := json.patch(settings.provenance, [{"op": "replace", "path": "/require", "value": level}])

says(request, deny, obligation) if {
	requested.deny == deny with input as request
	requested.obligation == obligation with input as request
}

effective := [requests.sent, requests.paid, requests.deleted, requests.shared, requests.ran]

test_what_the_user_asked_for_passes if {
	every request in effective {
		says(request, set(), set())
		decision := firewall.decision with input as request
		decision.permit == true
		decision.obligations == []
	}
}

test_an_endorsed_source_counts_as_the_user if {
	every trust in ["trusted", "endorsed"] {
		says(by(requests.sent, [object.union(requests.somebody, {"trust": trust})]), set(), set())
	}
}

test_what_nobody_asked_for_is_asked_about_but_a_plain_write if {
	every request in effective {
		says(by(request, []), set(), asked("provenance.unrequested"))
	}
	says(requests.written, set(), set())
}

test_a_plain_write_that_a_stranger_filled_is_asked_about if {
	every integrity in ["untrusted", "flagged", "x", null] {
		request := requests.changed(requests.written, "/action/arguments/~1text/integrity", integrity)
		requested.obligation == asked("provenance.unrequested") with input as request
	}
	every integrity in ["trusted", "endorsed", "generated"] {
		request := requests.changed(requests.written, "/action/arguments/~1text/integrity", integrity)
		requested.obligation == set() with input as request
	}
	requested.obligation == asked("provenance.unrequested") with input as requests.changed(requests.written, "/action/arguments", null)
}

test_a_strangers_plain_order_is_asked_about if {
	every request in array.concat(effective, [requests.written]) {
		says(by(request, [requests.somebody]), set(), asked("provenance.order_untrusted"))
	}
}

test_a_flagged_order_is_denied if {
	every request in array.concat(effective, [requests.written]) {
		says(by(request, [requests.attacker]), denied, set())
		says(by(request, [requests.attacker, requests.somebody]), denied, set())
	}
}

test_the_user_outweighs_strangers if {
	says(by(requests.sent, [requests.somebody, requests.user]), set(), set())
	says(by(requests.sent, [requests.attacker, requests.user]), set(), set())
}

test_a_damaged_order_counts_as_flagged if {
	every name in ["flagged", "trust"] {
		says(by(requests.sent, [object.remove(requests.user, [name])]), denied, set())
		says(by(requests.sent, [object.union(requests.user, {name: null})]), denied, set())
	}
	every nonsense in [null, "x", 7, {}, [1]] {
		says(by(requests.sent, [nonsense]), denied, set())
	}
}

test_no_list_of_orders_is_denied if {
	every nonsense in [null, "x", 7, {}, {"x": "x"}] {
		says(by(requests.sent, nonsense), denied, set())
	}
	says(requests.without(requests.sent, "/action/requested_by"), denied, set())
}

test_reading_needs_no_order if says(requests.traced(requests.look, [requests.attacker]), set(), set())

test_only_the_primary_effect_needs_an_order if {
	event := requests.changed(requests.written, "/action/effects", ["write", "send"])
	says(event, set(), set())
	lookup := json.patch(requests.sent, [
		{"op": "replace", "path": "/action/effects", "value": ["read", "send"]},
		{"op": "replace", "path": "/action/primary_effect", "value": "read"},
		{"op": "replace", "path": "/action/requested_by", "value": []},
	])
	says(lookup, set(), set())
}

test_words_that_nobody_read_ask_nothing if {
	says(requests.changed(by(requests.sent, [requests.attacker]), "/task/read", false), set(), set())
}

test_the_strict_level_has_grave_orders_confirmed if {
	every request in [requests.paid, requests.deleted, requests.shared, requests.ran] {
		requested.obligation == asked("provenance.order_confirmed") with input as request with data.settings.provenance as at("strict")
	}
	requested.obligation == set() with input as requests.sent with data.settings.provenance as at("strict")
	requested.obligation == asked("provenance.unrequested") with input as requests.written with data.settings.provenance as at("strict")
}

test_the_permissive_level_asks_about_strangers_orders_alone if {
	every request in effective {
		requested.obligation == set() with input as by(request, []) with data.settings.provenance as at("permissive")
		requested.obligation == asked("provenance.order_untrusted") with input as by(request, [requests.somebody]) with data.settings.provenance as at("permissive")
		requested.deny == denied with input as by(request, [requests.attacker]) with data.settings.provenance as at("permissive")
	}
}

test_an_unknown_level_denies if {
	requested.deny == denied with input as requests.sent with data.settings.provenance as at("none")
}

# One source that alone orders it may be endorsed in place of the call.
mail_of_bob := "sha256:66"

offering := {object.union(obligation, {"endorses": {"source": mail_of_bob, "effects": ["send"], "minutes": 30}}) | some obligation in asked("provenance.order_untrusted")}

test_the_one_stranger_who_orders_may_be_endorsed if {
	says(by(requests.sent, [requests.endorsable(requests.somebody, mail_of_bob)]), set(), offering)
}

test_one_of_several_strangers_may_not if {
	every other in [requests.endorsable(requests.somebody, "sha256:77"), requests.somebody] {
		says(by(requests.sent, [requests.endorsable(requests.somebody, mail_of_bob), other]), set(), asked("provenance.order_untrusted"))
	}
}

test_nobody_is_endorsed_beside_flagged_words if {
	every request in [by(requests.sent, [requests.endorsable(requests.somebody, mail_of_bob), requests.attacker])] {
		says(request, denied, set())
	}
}

test_an_endorsed_stranger_has_a_say if {
	decision := firewall.decision with input as by(requests.sent, [requests.endorsed(requests.somebody, mail_of_bob)])
	decision.permit == true
	decision.obligations == []
}

test_flagged_words_of_an_endorsed_stranger_have_none if {
	order := object.union(requests.endorsed(requests.somebody, mail_of_bob), {"flagged": true})
	says(by(requests.sent, [order]), denied, set())
}

test_who_may_not_endorse_is_offered_nothing if {
	approvals := object.union(settings.approvals, {"source": "auditor"})
	requested.obligation == asked("provenance.order_untrusted") with input as by(requests.sent, [requests.endorsable(requests.somebody, mail_of_bob)]) with data.settings.approvals as approvals
}
