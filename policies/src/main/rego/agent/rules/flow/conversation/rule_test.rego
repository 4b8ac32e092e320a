package agent.rules.flow.conversation_test

import data.agent.rules.flow.conversation
import data.agent.testing_test as requests

after(request, level) := requests.changed(request, "/conversation/confidentiality", level)

denied := {{"code": "flow.conversation_confidential"}}

test_sending_passes_below_the_limit if {
	every level in ["public", "internal", "confidential"] {
		conversation.deny == set() with input as after(requests.mail, level)
	}
}

test_nothing_leaves_after_a_secret if {
	every request in [requests.mail, requests.fetch, requests.payment, requests.shell, requests.invitation] {
		conversation.deny == denied with input as after(request, "secret")
	}
}

test_an_unknown_level_counts_as_secret if {
	conversation.deny == denied with input as after(requests.mail, "low")
	conversation.deny == denied with input as requests.without(requests.mail, "/conversation/confidentiality")
}

test_what_stays_inside_passes if {
	every request in [requests.look, requests.note, requests.deletion] {
		conversation.deny == set() with input as after(request, "secret")
	}
}

test_an_unknown_effect_counts_as_outward if {
	conversation.deny == denied with input as after(requests.changed(requests.note, "/action/effects", ["write", "beam"]), "secret")
}
