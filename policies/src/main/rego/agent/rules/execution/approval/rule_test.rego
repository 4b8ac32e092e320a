package agent.rules.execution.approval_test

import data.agent.rules.execution.approval
import data.agent.testing_test as requests

asked := {{"type": "approval", "by": "owner", "code": "execution.approval"}}

test_running_code_is_approved if approval.obligation == asked with input as requests.shell

test_not_below_the_limit if {
	approval.obligation == set() with input as requests.shell with data.settings.limits.executions as 1
	approval.obligation == asked with input as requests.changed(requests.shell, "/conversation/usage/by_tool/run_shell", 2) with data.settings.limits.executions as 1
}

test_other_effects_are_not if approval.obligation == set() with input as requests.mail

test_who_approves_is_a_setting if {
	approval.obligation == {{"type": "approval", "by": "admin", "code": "execution.approval"}} with input as requests.shell with data.settings.approvals.execution as "admin"
	approval.obligation == asked with input as requests.shell with data.settings.approvals.execution as 7
}
