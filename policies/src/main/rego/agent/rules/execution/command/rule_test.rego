package agent.rules.execution.command_test

import data.agent.rules.execution.command
import data.agent.testing_test as requests

run(argument) := requests.changed(requests.shell, "/action/arguments/~1command", argument)

denied := {{"code": "execution.command_untrusted", "argument": "/command"}}

test_the_users_own_passes if command.deny == set() with input as requests.shell

test_a_strangers_is_denied_whatever_the_effect if {
	command.deny == denied with input as run(requests.stranger("command", "rm -r /"))
	command.deny == denied with input as requests.call("inspect", "read", {"/command": requests.stranger("command", "rm -r /")})
}

test_a_generated_one_is_approved if {
	command.deny == set() with input as run(requests.generated("command", "ls"))
	command.obligation == {{"type": "approval", "by": "owner", "code": "execution.command_generated"}} with input as run(requests.generated("command", "ls"))
}
