package agent.rules.request.checkpoint_test

import data.agent.rules.request.checkpoint
import data.agent.testing_test as requests

test_every_checkpoint_with_rules_passes if {
	every name, request in requests.harmless {
		name != ""
		checkpoint.deny == set() with input as request
	}
}

test_any_other_is_denied if {
	every other in ["model_route", "TOOL_CALL", "", null] {
		checkpoint.deny == {{"code": "request.checkpoint_unknown"}} with input as requests.changed(requests.mail, "/checkpoint", other)
	}
}
