using Oceanid.Networking;

return await Pulumi.Deployment.RunAsync(NetworkingProgram.Define);
