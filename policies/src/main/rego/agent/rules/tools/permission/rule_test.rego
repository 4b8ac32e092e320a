package agent.rules.tools.permission_test

import data.agent.rules.tools.permission
import data.agent.testing_test as requests

guarded := requests.changed(requests.mail, "/action/permission", "press_office")

test_a_tool_that_asks_for_none_passes if permission.deny == set() with input as requests.mail

test_who_has_the_role_passes if {
	permission.deny == set() with input as requests.changed(guarded, "/subject/roles", ["user", "press_office"])
}

test_who_has_not_is_denied if {
	permission.deny == {{"code": "tools.permission_missing"}} with input as guarded
	permission.deny == {{"code": "tools.permission_missing"}} with input as requests.without(guarded, "/action/permission")
}
