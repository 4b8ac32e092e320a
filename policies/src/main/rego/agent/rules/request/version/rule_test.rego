package agent.rules.request.version_test

import data.agent.rules.request.version
import data.agent.testing_test as requests

test_version_1_passes if version.deny == set() with input as requests.mail

test_any_other_is_denied if {
	every other in [2, 0, "1", null] {
		version.deny == {{"code": "request.version_unknown"}} with input as requests.changed(requests.mail, "/version", other)
	}
}
